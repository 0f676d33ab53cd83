// The requests, column by column, and which of them are what.

const requests = (() => {
  const raw = data.requests;
  const count = raw.count;
  const spread = (figures) => (Array.isArray(figures) ? figures : new Array(count).fill(figures));
  const columns = {count};
  for (const [name, column] of Object.entries(raw)) {
    if (name === 'count') {
      continue;
    } else if (column !== null && typeof column === 'object' && !Array.isArray(column)) {
      columns[name] = {texts: column.texts, at: spread(column.at)};
    } else {
      columns[name] = spread(column);
    }
  }
  return columns;
})();

function textOf(column, i) {
  return requests[column].texts[requests[column].at[i]];
}

function endOf(i) {
  return requests.start[i] + requests.duration[i];
}

function isWhole(i) {
  return textOf('outcome', i) === 'complete';
}

/** What requests can be picked out by; a name, and which they are. */
const GROUPS = [
  {id: 'chain', name: 'Longest chain', mark: 'chain', members: data.findings.chain.requests},
  {id: 'rereads', name: 'Re-reads', mark: 'again', members: data.findings.rereads.requests},
  {id: 'mergeable', name: 'Mergeable', members: data.findings.mergeable.requests},
  {id: 'readAhead', name: 'Mergeable by reading ahead', members: data.findings.readAhead.requests},
  {id: 'retries', name: 'Retries', mark: 'retry', members: data.findings.retries.requests},
  {id: 'misses', name: 'Misses', mark: 'trouble', members: indicesWhere((i) => requests.miss[i] === 1)},
  {id: 'faults', name: 'Faults', mark: 'trouble', members: indicesWhere((i) => textOf('fault', i) !== '')},
  {id: 'cut', name: 'Not sent whole', mark: 'trouble', members: indicesWhere((i) => !isWhole(i))},
].map((group, bit) => ({...group, bit: 1 << bit}));

function indicesWhere(test) {
  const found = [];
  for (let i = 0; i < requests.count; i++) {
    if (test(i)) {
      found.push(i);
    }
  }
  return found;
}

/** For each request, the groups that it is in. */
const membership = (() => {
  const bits = new Uint8Array(requests.count);
  GROUPS.forEach((group) => group.members.forEach((i) => (bits[i] |= group.bit)));
  return bits;
})();

function isIn(id, i) {
  return (membership[i] & GROUPS.find((group) => group.id === id).bit) !== 0;
}

/** Turns words into a test of which all must hold: in the key, the range, the label or another text, or as the status. */
function textFilter(words) {
  const terms = words.toLowerCase().split(/\s+/).filter((term) => term !== '');
  const columns = ['key', 'method', 'range', 'label', 'fault', 'outcome'];
  const lower = columns.map((name) => requests[name].texts.map((text) => text.toLowerCase()));
  return (i) =>
    terms.every((term) => {
      const status = String(requests.status[i]);
      return status === term || (/^\dxx$/.test(term) && status[0] === term[0])
        || columns.some((name, at) => lower[at][requests[name].at[i]].includes(term));
    });
}
