import { useEffect } from 'react';
import { I18nProvider, RouterProvider } from 'react-aria-components';
import { Route, Switch, useLocation } from 'wouter';
import { operationAt } from './api/early';
import { foresee } from './api/queries';
import { Stream } from './live/stream';
import { Button } from './parts/button';
import { Frame } from './parts/frame';
import { later } from './parts/later';
import { Loading, Nothing, Notice } from './parts/notice';
import { Desk } from './screens/desk/desk';
import { Operations } from './screens/operations/operations';
import { ChooseSeat } from './screens/signin/choose-seat';
import { SignIn } from './screens/signin/sign-in';
import { Expired } from './session/expired';
import { useSession } from './session/session';
import { useLanguage } from './text/language';

const Revision = later(() => import('./screens/revision/revision').then((m) => m.Revision));
const Delegations = later(() => import('./screens/delegations/delegations').then((m) => m.Delegations));
const AmendmentScreen = later(() => import('./screens/revision/amendment').then((m) => m.AmendmentScreen));
const Reports = later(() => import('./screens/reports/reports').then((m) => m.Reports));
const Campaigns = later(() => import('./screens/campaigns/campaigns').then((m) => m.Campaigns));
const Campaign = later(() => import('./screens/campaigns/campaign').then((m) => m.Campaign));
const Conflicts = later(() => import('./screens/conflicts/conflicts').then((m) => m.Conflicts));
const Conflict = later(() => import('./screens/conflicts/conflict').then((m) => m.Conflict));
const Activity = later(() => import('./screens/campaigns/activity').then((m) => m.Activity));
const Operation = later(() => import('./screens/operation/operation').then((m) => m.Operation));
const wanted = operationAt(window.location.pathname);
if (wanted) {
  Operation.fetch().catch(() => {});
  foresee(wanted).catch(() => {});
}

/** The console: who is not signed in signs in; who has several seats chooses one; then the screens. */
export function App() {
  const { language } = useLanguage();
  const [, navigate] = useLocation();
  return (
    <I18nProvider locale={language === 'ja' ? 'ja-JP' : 'en-GB'}>
      <RouterProvider navigate={navigate}>
        <Gate />
      </RouterProvider>
    </I18nProvider>
  );
}

function Gate() {
  const { state, again } = useSession();
  const { words } = useLanguage();
  switch (state.kind) {
    case 'loading':
      return <Loading />;
    case 'unreachable':
      return (
        <Frame bare>
          <Notice tone="error" title={words.problems.network}>
            <Button onPress={again}>{words.retry}</Button>
          </Notice>
        </Frame>
      );
    case 'out':
      return <SignIn />;
    case 'seatless':
      return <ChooseSeat me={state.me} />;
    case 'in':
      return (
        <Stream who={`${state.me.id} ${state.seat}`} key={`${state.me.id} ${state.seat}`}>
          <Screens />
          {state.expired && <Expired />}
        </Stream>
      );
  }
}

function Screens() {
  const [path] = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new path is a new page, and a page begins at its top
  useEffect(() => {
    window.scrollTo(0, 0);
  }, [path]);
  return (
    <Frame>
      <Switch>
        <Route path="/" component={Desk} />
        <Route path="/delegations">{() => <Delegations />}</Route>
        <Route path="/operations" component={Operations} />
        <Route path="/campaigns">{() => <Campaigns />}</Route>
        <Route path="/campaigns/:id">{({ id }) => <Campaign id={id} key={id} />}</Route>
        <Route path="/activities/:id">{({ id }) => <Activity id={id} key={id} />}</Route>
        <Route path="/conflicts">{() => <Conflicts />}</Route>
        <Route path="/conflicts/:id">{({ id }) => <Conflict id={id} key={id} />}</Route>
        <Route path="/reports" component={Reports} />
        <Route path="/operations/:id/amend">{({ id }) => <AmendmentScreen id={id} key={id} />}</Route>
        <Route path="/operations/:id/revise">{({ id }) => <Revision id={id} key={id} />}</Route>
        <Route path="/operations/:id">{({ id }) => <Operation id={id} key={id} />}</Route>
        <Route>
          <Missing />
        </Route>
      </Switch>
    </Frame>
  );
}

function Missing() {
  const { words } = useLanguage();
  return <Nothing title={words.problems['not-found']} />;
}
