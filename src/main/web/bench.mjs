// The figures of ops/bench/console, from a browser at the hub of that address.
import { readFileSync } from 'node:fs';
import { get } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';

const [, , hub, password, rounds] = process.argv;
const TARGETS = 11_730;
const ENTRIES = 200;
const RETRIES = 10;
/** Loads before those that count: a hub and a browser that have just begun are still compiling. */
const WARMING = 5;
const COMMITTEE = ['chair', 'member-1', 'member-2', 'member-3', 'member-4'];
const SELECTORS = new URL('../../../ops/scenarios/data/selectors-njrat-sinkhole_microsoft.tsv.gz', import.meta.url);

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const print = (what, figure, unit) => console.log(`${what}: ${figure} ${unit}`);

// ---- the case, by HTTP ----

const tokens = new Map();

async function call(user, path, body) {
  const headers = { 'Content-Type': 'application/json' };
  if (user) {
    if (!tokens.has(user)) {
      tokens.set(user, (await call(undefined, '/auth/token', { username: user, password })).access_token);
    }
    headers.Authorization = `Bearer ${tokens.get(user)}`;
    headers['Idempotency-Key'] = crypto.randomUUID();
  }
  const method = body === undefined ? 'GET' : 'POST';
  if (body === '') {
    delete headers['Content-Type'];
  }
  const send = () => fetch(hub + path, { method, headers, body: body === undefined || body === '' ? undefined : JSON.stringify(body) });
  let answer = await send();
  for (let time = 0; answer.status === 503 && time < RETRIES; time++) {
    // A busy hub asks for the same order again.
    await new Promise((done) => setTimeout(done, 500));
    answer = await send();
  }
  const text = await answer.text();
  if (!answer.ok) {
    throw new Error(`${user} ${path}: ${answer.status} ${text}`);
  }
  return text === '' ? {} : JSON.parse(text);
}

function proposal(campaign) {
  const rows = gunzipSync(readFileSync(SELECTORS)).toString().split('\n').map((row) => row.split('\t'));
  const targets = rows
    .filter(([family]) => family === 'njrat')
    .slice(0, TARGETS)
    .map(([, kind, value], at) => ({
      id: `njrat-${String(at + 1).padStart(5, '0')}`,
      selector: { kind, value },
      location: { country: 'JP', basis: 'assigned for the bench', confidence: 'low', asOf: '2026-01-01T00:00:00Z' },
      shared: at % 17 === 0,
      thirdParty: false,
    }));
  if (targets.length !== TARGETS) {
    throw new Error(`Expected ${TARGETS} targets, found ${targets.length}`);
  }
  const reason = 'Patients are in danger, and nothing else reaches it in time.';
  return {
    title: 'Command servers of njRAT',
    campaign,
    legalBasis: 'police-6-2',
    applicant: 'police',
    justification: { harm: reason, urgency: reason, necessity: reason, proportionality: reason, alternatives: reason },
    protectedAssets: [{ name: 'A hospital', owner: 'infrastructure' }],
    nationalSecurity: false,
    targets,
    measures: [{ id: 'observe', kind: 'observe', targets: 'all', reversibility: 'reversible', stopPlan: 'End the session.' }],
    window: { from: new Date(Date.now() - 3_600_000).toISOString(), to: new Date(Date.now() + 86_400_000).toISOString() },
    executors: ['police'],
    evidence: [{ title: 'Analysis', sha256: '9f'.repeat(32), handling: 'restricted' }],
    handling: 'open',
    marking: 'TLP:AMBER',
  };
}

/** A case in execution, with notes until its record is long enough. */
async function prepare() {
  const campaign = await call('coordinator', '/api/campaigns', { title: 'njRAT', threat: 'njRAT', responsePolicy: 'Stop it.', marking: 'TLP:AMBER' });
  const { id } = await call('police', '/api/operations', proposal(campaign.id));
  const path = `/api/operations/${id}`;
  const order = (user, command, body) => call(user, `${path}/commands/${command}`, body);
  await order('police', 'submit', '');
  let now = await call('coordinator', path);
  while (now.stage !== 'review') {
    await new Promise((done) => setTimeout(done, 50));
    now = await call('coordinator', path);
  }
  const { scopeHash } = now;
  for (const [user, gate] of [['legal', 'legal'], ['police-director', 'agency-director'], ['nco-director', 'coordination']]) {
    await order(user, 'grant', { gate, scopeHash, reasons: 'Sufficient.' });
  }
  const present = COMMITTEE.map((person) => ({ person, mode: 'room' }));
  const sitting = `/api/sittings/${(await call('chair', '/api/sittings', { operation: id, matter: 'approval', present })).id}`;
  await call('member-1', `${sitting}/commands/move`, { decision: 'approve', scopeHash, reasons: 'As proposed.' });
  const { motion } = await call('chair', sitting);
  for (const member of COMMITTEE) {
    await call(member, `${sitting}/commands/vote`, { motionHash: motion.hash, choice: 'for', reasons: 'So I hold.' });
  }
  await call('chair', `${sitting}/commands/close`, {});
  await order('coordinator', 'task', { agency: 'police', officer: 'police', instructions: 'Observe.', limits: 'Nothing else.', reportEvery: 'PT1H' });
  const task = (await call('coordinator', path)).tasks[0].id;
  await order('police', 'accept', { task });
  await order('police', 'ready', { task, conditions: [] });
  await order('police-director', 'start', '');
  for (let note = 0; note < ENTRIES; note++) {
    await order('coordinator', 'note', { text: `Call ${note + 1} of the provider: nothing new.` });
  }
  return id;
}

// ---- the browser ----

async function signedIn(browser, user) {
  const context = await browser.newContext({ baseURL: hub, locale: 'ja-JP', timezoneId: 'Asia/Tokyo', viewport: { width: 1440, height: 900 } });
  const answer = await context.request.post('/auth/session', { headers: { Origin: hub }, data: { username: user, password } });
  if (!answer.ok()) {
    throw new Error(`${user} cannot sign in: ${answer.status()}`);
  }
  return context;
}

/** As the hub sends it to whoever takes gzip. */
const gzipped = (url) =>
  new Promise((done, fail) => {
    get(url, { headers: { 'Accept-Encoding': 'gzip' } }, (answer) => {
      let bytes = 0;
      answer.on('data', (chunk) => {
        bytes += chunk.length;
      });
      // What is smaller than a packet is not worth it.
      answer.on('end', () => (answer.headers['content-encoding'] === 'gzip' || bytes < 1024 ? done(bytes) : fail(new Error(`${url} is not gzipped`))));
    }).on('error', fail);
  });

async function scripts(context, path) {
  const page = await context.newPage();
  const urls = new Set();
  page.on('response', (response) => response.request().resourceType() === 'script' && urls.add(response.url()));
  await page.goto(path);
  await page.locator('main h1').waitFor();
  await page.waitForLoadState('load');
  await page.close();
  let sum = 0;
  for (const url of urls) {
    sum += await gzipped(url);
  }
  return (sum / 1024).toFixed(1);
}

/** Notes when the decision panel and the record are drawn, and when the main thread is idle after that. */
function watch() {
  let drawn;
  let busy = 0;
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) {
      busy = Math.max(busy, task.startTime + task.duration);
    }
  }).observe({ type: 'longtask', buffered: true });
  const look = () => {
    if (document.querySelector('.decision .act-form') && document.querySelectorAll('.timeline .entry').length >= 20 && document.querySelector('.digest .bars')) {
      requestAnimationFrame(() =>
        requestIdleCallback(() => {
          drawn = performance.now();
        }),
      );
    } else {
      requestAnimationFrame(look);
    }
  };
  requestAnimationFrame(look);
  // Idle is the first half second without a long task; what counts is when it began.
  window.interactive = () => (drawn !== undefined && performance.now() > Math.max(drawn, busy) + 500 ? Math.max(drawn, busy) : 0);
}

async function interactive(context, id) {
  const page = await context.newPage();
  await page.addInitScript(watch);
  await page.goto(`/operations/${id}`);
  const time = await (await page.waitForFunction(() => window.interactive(), undefined, { polling: 50, timeout: 60_000 })).jsonValue();
  const total = await page.locator('#record .section-aside').textContent();
  await page.close();
  if (Number(/\d+/.exec(total ?? '')?.[0]) < ENTRIES) {
    throw new Error(`Expected ${ENTRIES} entries in the record, the page says ${total}`);
  }
  return time;
}

async function halts(browser, id) {
  const officer = await (await signedIn(browser, 'police')).newPage();
  const lawyer = await (await signedIn(browser, 'legal')).newPage();
  const times = [];
  for (const page of [officer, lawyer]) {
    await page.goto(`/operations/${id}`);
    await page.locator('.integrity-good').waitFor();
    await page.locator('.live-on').waitFor();
  }
  for (let round = 0; round < rounds; round++) {
    const seen = officer.evaluate(
      () =>
        new Promise((done) => {
          const look = () => (document.querySelector('.halts') ? done(performance.timeOrigin + performance.now()) : requestAnimationFrame(look));
          look();
        }),
    );
    await lawyer.locator('.halt-button').click();
    await lawyer.locator('.modal-danger textarea').fill('Unclear whose it is.');
    await lawyer.locator('.modal-danger .radio').first().click();
    await lawyer.locator('.modal-danger .button-danger-outline').click();
    const clicked = await lawyer.locator('.modal-danger .button-danger').evaluate((button) => {
      const at = performance.timeOrigin + performance.now();
      button.click();
      return at;
    });
    times.push((await seen) - clicked);
    await call('police', `/api/operations/${id}/commands/acknowledge-halt`, { halt: (await call('police', `/api/operations/${id}`)).halts[0].id }).catch(() => {});
    await call('nco-director', `/api/operations/${id}/commands/resume`, { reason: 'Clear again.' });
    for (const page of [officer, lawyer]) {
      await page.locator('.halts').waitFor({ state: 'detached' });
    }
  }
  return median(times);
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  chromiumSandbox: false,
  args: ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
try {
  console.error(`Preparing a case of ${TARGETS} targets and more than ${ENTRIES} entries …`);
  const id = await prepare();
  const officer = await signedIn(browser, 'police');
  print('JavaScript of the first view, gzipped', await scripts(await browser.newContext({ baseURL: hub }), '/'), 'KB');
  print('JavaScript of the first view and the operation page, gzipped', await scripts(officer, `/operations/${id}`), 'KB');
  for (let warm = 0; warm < WARMING; warm++) {
    await interactive(officer, id);
  }
  const times = [];
  for (let round = 0; round < rounds; round++) {
    times.push(await interactive(officer, id));
  }
  print(`operation page of ${TARGETS} targets and ${ENTRIES} entries or more, interactive after`, Math.round(median(times)), 'ms');
  print('halt visible in another open tab after', Math.round(await halts(browser, id)), 'ms');
} finally {
  await browser.close();
}
