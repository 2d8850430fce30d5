/** The store: how it is doing, whether anything is wrong with it, its snapshots and proofs. */

import { get, getText, send } from './api.js';
import { h, line, prose, show } from './dom.js';
import { ask } from './dialog.js';
import { asItIsNow, badge, button, empty, facts, failure, field, form, heading, input, load, loading, say, section, table } from './ui.js';
import { bytes, count, fixed, many, when } from './words.js';

export function render({ signal, wrote }) {
  const health = h('div', {});
  const figures = h('div', {});
  const checked = h('div', { 'aria-live': 'polite' });
  const snapshots = h('div', {});
  const proof = h('div', { 'aria-live': 'polite' });
  const meters = h('div', {});
  load(health, () => getText('/health', { signal }).then(JSON.parse), healthOf);
  load(figures, () => get('/status', {}, { signal }), figuresOf);
  const list = () => load(snapshots, () => get('/snapshots', {}, { signal }), snapshotTable);
  list();
  load(meters, () => getText('/metrics', { signal }), metersOf);
  return [
    heading('Store', 'What it holds, and whether all of it is as it was written.'),
    asItIsNow('The store is shown'),
    section('Health', health),
    section('Figures', figures),
    section('Verification', h('p', { class: 'small' }, 'Reads every byte, and checks every checksum, hash and snapshot, and the index against the journal.'),
      button('Verify the store', () => verify(checked), { tone: 'primary', id: 'verify-store' }), checked),
    section('Snapshots', button('Take a snapshot', () => take(list, wrote), { id: 'take-snapshot', 'data-write': true }), snapshots,
      h('h3', {}, 'Prove that a key is in a snapshot'), proofForm(proof), proof),
    section('Measured', meters),
  ];
}

const healthOf = (health) => h('p', {}, badge(health.status, health.status === 'up' ? 'good' : 'bad'), ` ${health.writable ? 'can be written' : 'cannot be written'}, at transaction ${count(health.tx)}`,
  health.failure && [': ', line(typeof health.failure === 'string' ? health.failure : JSON.stringify(health.failure))]);

function figuresOf(status) {
  const { counts, index = {} } = status;
  const shown = facts([
    ['Where', line(status.location ?? 'in memory')],
    ['Transactions', `${count(status.tx)}, the last ${when(status.recordedAt)}`],
    ['Records', count(counts.records)], ['Atoms', count(counts.atoms)], ['Versions', count(counts.versions)], ['Snapshots', count(counts.snapshots)],
    ['Journal', bytes(status.journalBytes)], ['Index', status.indexBytes === undefined ? null : `${bytes(status.indexBytes)}, at transaction ${count(status.indexedTx)}`],
    ['Nodes', index.nodes && Object.entries(index.nodes).map(([level, number]) => `${count(number)} ${level}s`).join(', ')],
    ['Vectors', index.embedder ? `${count(index.vectors)} by ${index.embedder}` : 'none'],
    ['Analyzer', index.analyzer], ['Durability', status.durability], ['Format', status.formatVersion],
    ['Server', status.server && `${status.server.version ?? ''} ${status.server.readOnly ? 'reads only' : 'reads and writes'}${status.server.tokenNeeded ? ', with a token' : ''}`.trim()],
    ['Root', h('code', { class: 'hash' }, line(status.root))],
  ]);
  shown.classList.add('columns');
  return shown;
}

async function verify(region) {
  show(region, loading('Reading everything'));
  try {
    const result = await send('POST', '/verify', {});
    const sound = result.passed ?? result.sound;
    show(region, h('div', { class: `judgement ${sound ? 'good' : 'bad'}` },
      h('p', { class: 'judged' }, badge(sound ? 'sound' : 'damaged', sound ? 'good' : 'bad'), `${many(result.records, 'record')}, ${bytes(result.bytes)} read; ${many(result.findings.length, 'finding')}`),
      result.findings.length > 0 && table('Findings', ['Code', 'Where', 'What'], result.findings.map((finding) => [h('code', {}, line(finding.code)), line(finding.where), line(finding.message)]))));
  } catch (error) {
    show(region, failure(error));
  }
}

function snapshotTable({ items }) {
  if (items.length === 0) return empty('No snapshot was taken yet.');
  return table('Snapshots', ['Snapshot', 'Note', { name: 'Transaction', kind: 'number' }, { name: 'Taken', kind: 'when' }, { name: 'Atoms', kind: 'number' }], [...items].reverse().map((one) => [
    h('code', { class: 'hash' }, one.id), line(one.note), count(one.tx), when(one.recordedAt), count(one.counts.atoms)]));
}

async function take(list, wrote) {
  const snapshot = await ask({ title: 'Take a snapshot', action: 'Take', text: 'It names the present state for good. Keep its id where the store is not.', fields: [field('Note', input({ name: 'note' }))], act: ({ note }) => send('POST', '/snapshots', { note }) });
  if (!snapshot) return;
  say(`Snapshot ${snapshot.id} of transaction ${snapshot.tx}`);
  list();
  wrote();
}

function proofForm(region) {
  return form({ class: 'options' }, async ({ key, snapshot }) => {
    await load(region, () => get('/proofs', { key, snapshot }), (proof) => [
      h('p', {}, badge(proof.holds ? 'the proof holds' : 'the proof does not hold', proof.holds ? 'good' : 'bad'), ` record ${proof.seq} of ${count(proof.size)}, ${many(proof.path.length, 'hash', 'hashes')} in the path`),
      h('details', {}, h('summary', {}, 'The proof'), h('pre', { tabindex: '0' }, prose(JSON.stringify(proof, null, 2))))]);
  }, field('Key', input({ name: 'key', required: true })), field('Snapshot', input({ name: 'snapshot', placeholder: 'the last one' })), h('button', { type: 'submit' }, 'Prove'));
}

// What Prometheus would scrape

/** Samples of the text format: name, labels, value. */
export function samples(text) {
  return [...text.matchAll(/^([a-zA-Z_:][\w:]*)(\{[^\n]*\})? ([^\s]+)/gm)].map(([, name, labels = '', value]) => ({ name, labels, value: Number(value) }));
}

function metersOf(text) {
  const all = samples(text);
  const requests = all.filter(({ name }) => name === 'http_server_requests_seconds_count');
  const spent = new Map(all.filter(({ name }) => name === 'http_server_requests_seconds_sum').map(({ labels, value }) => [labels, value]));
  const label = (labels, name) => new RegExp(`${name}="([^"]*)"`).exec(labels)?.[1] ?? '';
  const gauges = all.filter(({ name }) => name.startsWith('aimos_') && !/_(bucket|sum|count|max)$/.test(name));
  const failed = requests.filter(({ labels }) => Number(label(labels, 'status')) >= 400);
  return [
    h('p', { class: 'summary' }, `${many(requests.reduce((sum, one) => sum + one.value, 0), 'request')} answered, ${count(failed.reduce((sum, one) => sum + one.value, 0))} of them refused or failed`),
    requests.length > 0 && h('details', {}, h('summary', {}, 'Requests'), table('Requests', ['Request', 'Status', { name: 'Times', kind: 'number' }, { name: 'Mean', kind: 'number' }], requests.sort((a, b) => b.value - a.value).map(({ labels, value }) => [
      line(`${label(labels, 'method')} ${label(labels, 'uri')}`), badge(label(labels, 'status'), Number(label(labels, 'status')) >= 400 ? 'warn' : 'good'), count(value), `${fixed((spent.get(labels) / value) * 1000, 1)} ms`]))),
    gauges.length > 0 && h('details', {}, h('summary', {}, 'The store'), table('Measures', ['Measure', 'Of', { name: 'Value', kind: 'number' }], gauges.map(({ name, labels, value }) => [
      h('code', {}, name), line(labels.replace(/[{}]/g, '')), count(value)]))),
  ];
}
