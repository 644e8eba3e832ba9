import { Modal } from '../parts/dialog';
import { SignInForm } from '../screens/signin/sign-in-form';
import { useWords } from '../text/language';
import { useMe } from './session';

/** The session ended while somebody was at work: signed in again over the screen, so that nothing typed is lost. */
export function Expired() {
  const words = useWords();
  const { me } = useMe();
  return (
    <Modal title={words.signIn.expired} isOpen>
      <p>{words.signIn.expiredLead}</p>
      <SignInForm account={me.id} />
    </Modal>
  );
}
