// What is said in words and numbers: totals, setting, findings, estimates, counts.

/** A table; one of many columns is a list of its figures on a narrow page. */
function table(titles, lines, classes = () => '') {
  const figure = (at) => (at === 0 ? '' : 'figure');
  const head = element('tr', '', ...titles.map((title, at) => element('th', figure(at), title)));
  const body = lines.map((line, i) =>
    element('tr', classes(i), ...line.map((cell, at) => element(at === 0 ? 'th' : 'td', cell instanceof Node ? 'stacked' : figure(at), cell))));
  head.querySelectorAll('th').forEach((th) => (th.scope = 'col'));
  body.forEach((row) => {
    row.firstChild.scope = 'row';
    [...row.children].forEach((cell, at) => (cell.dataset.title = titles[at]));
  });
  return element('div', 'scroll', element('table', titles.length > 5 ? 'listed' : '', element('thead', '', head), element('tbody', '', ...body)));
}

function setUpNotices() {
  const notice = (text) => byId('notices').append(element('p', 'notice', text));
  const {dropped, incomplete} = data.counts;
  if (Number(dropped) > 0) {
    notice(`The first ${plural(dropped, 'request')} of ${formatCount(data.counts.requests)} are no longer in the list of this recording. Totals and counts have them; the pictures, and what is said of round trips, re-reads and single requests, do not.`);
  }
  if (Number(incomplete) > 0) {
    notice(`${plural(incomplete, 'request')} had not ended when this was recorded; their bars are open to the right.`);
  }
}

function setUpSetting() {
  const idle = data.idle > 0.01 * (data.wall + data.idle) ? `, without ${formatTime(data.idle)} before the first and after the last of them` : '';
  byId('headline').textContent =
    `${plural(data.counts.requests, 'request')} over ${plural(data.counts.connectionsUsed, 'connection')} in ${formatTime(data.wall)}${idle}`;
  const setting = (name, text, ...buttons) =>
    byId('setting').append(element('div', 'setting', element('span', '', name), element('code', '', shortened(text, 600)), ...buttons));
  const [network, ...others] = data.networks;
  setting('Network', network, copyButton('Copy spec', network));
  others.forEach((other) => setting('then', other, copyButton('Copy spec', other)));
  const flags = `--network '${network.replaceAll("'", "'\\''")}' --seed ${data.seed}`;
  const copyFlags = others.length === 0 ? [copyButton('Copy as flags', flags)] : [];
  setting('Seed', data.seed, copyButton('Copy seed', data.seed), ...copyFlags);
  if (data.plannedFaults !== 'none') {
    setting('Faults planned', data.plannedFaults, copyButton('Copy faults', data.plannedFaults));
  }
}

function setUpTotals() {
  const {counts, findings} = data;
  const tile = (name, value, more) => {
    const made = element('div', 'tile', element('div', 'name', name), element('div', 'value', value), element('div', 'more', more));
    made.title = more;
    byId('totals').append(made);
  };
  const others = Number(counts.requests) - Number(counts.gets);
  tile('Wall time', formatTime(data.wall), `p50 wait ${formatTime(data.latency.percentiles[1])}`);
  tile('Requests', formatCount(counts.requests), others > 0 ? `${plural(counts.gets, 'GET')}, ${plural(others, 'other')}` : 'all of them GETs');
  tile('Round trips deep', formatCount(findings.chain.depth), 'one after another');
  tile('Bytes sent', formatBytes(counts.bytesSent), Number(counts.bytesReceived) > 0 ? `${formatBytes(counts.bytesReceived)} received` : `${formatBytes(findings.rereads.covered)} different`);
  tile('Re-read', formatBytes(findings.rereads.bytes), `each byte ${formatTimes(findings.rereads.factor)}`);
  tile('In flight', formatCount(counts.maxInFlight), 'at once at most');
  const refused = Number(counts.connectionsRefused) > 0 ? `, ${formatCount(counts.connectionsRefused)} refused` : '';
  tile('Connections', formatCount(counts.connectionsUsed), `${formatCount(counts.connectionsOpened)} opened${refused}`);
  tile('Misses', formatCount(counts.misses), Number(counts.faults) > 0 ? plural(counts.faults, 'fault') : 'no faults');
}

function setUpFindings() {
  const {chain, rereads, mergeable, readAhead, retries} = data.findings;
  const card = byId('findings');
  const finding = (id, headline, more) => {
    const group = GROUPS.find((one) => one.id === id);
    const shows = button('Show', () => {
      filters.group = null;
      pickGroup(group);
      showWaterfall();
    });
    shows.setAttribute('aria-label', `Show ${group.name}`);
    card.append(element('div', 'finding', element('strong', '', headline), element('span', 'more', more), ...(group.members.length > 0 ? [shows] : [])));
  };
  if (requests.count === 0) {
    card.append(element('p', 'note', 'Nothing was recorded.'));
    return;
  }
  finding('chain', `${plural(chain.depth, 'round trip')} deep`,
    `The longest chain of requests that may each have waited for the one before. Fan-out by depth: ${chain.fanOut.slice(0, 12).map(formatCount).join(', ')}${chain.depth > 12 ? ', …' : ''}`);
  finding('rereads', `${formatBytes(rereads.bytes)} read again`,
    `${plural(rereads.requests.length, 'request')} fetched bytes that had been fetched before`);
  const gap = formatBytes(mergeable.gap);
  const merged = ({requests: members, groups, gapBytes}) =>
    `${plural(members.length, 'request')} could have been ${formatCount(groups)}, for ${formatBytes(gapBytes)} more in gaps of up to ${gap}`;
  finding('mergeable', mergeable.groups === 0 ? 'Nothing to merge' : `${plural(mergeable.requests.length - mergeable.groups, 'request')} fewer by merging`,
    mergeable.groups === 0 ? 'No requests that were on their way together lie near each other' : merged(mergeable));
  finding('readAhead', readAhead.groups === 0 ? 'Nothing to read ahead' : `${plural(readAhead.requests.length - readAhead.groups, 'request')} fewer by reading ahead`,
    readAhead.groups === 0 ? 'No requests lie near each other' : `${merged(readAhead)}, had the reader known before`);
  finding('retries', retries.requests.length === 0 ? 'No retries' : plural(retries.requests.length, 'retry', 'retries'),
    retries.requests.length === 0 ? 'Nothing was asked for again because it had failed' : `${formatBytes(retries.bytes)} sent to requests that were made again because they had failed; ${formatBytes(retries.saved)} not fetched again, since they went on from the bytes received`);
}

const COURSE = [['waiting', 'wait'], ['connecting', 'connect'], ['transfer', 'transfer'], ['thinking', 'think']];

function setUpWhatIf() {
  const card = byId('what-if');
  if (data.whatIf.length === 0) {
    card.append(element('p', 'note', 'There is nothing to estimate from.'));
    return;
  }
  const longest = Math.max(data.wall, ...data.whatIf.map((one) => one.wall), 1);
  const stack = (parts) => {
    const made = element('div', 'stack');
    parts.forEach(([name, micros]) => {
      const part = element('i');
      part.style.background = `var(--${name})`;
      part.style.width = `${(micros / longest) * 100}%`;
      made.append(part);
    });
    return made;
  };
  const range = (one) => (one.seeds === 1 || one.cutOff ? '' : `${formatTime(one.p10)} – ${formatTime(one.p90)}`);
  const times = (wall) => (data.wall > 0 ? formatTimes(wall / data.wall) : '');
  const lines = data.whatIf.map((one) => [
    one.name, one.cutOff ? 'over 146 years' : formatTime(one.wall), range(one), one.cutOff ? '' : times(one.wall), stack(COURSE.map(([part, name]) => [name, one[part]])),
    ...COURSE.map(([part]) => formatTime(one[part])),
  ]);
  lines.unshift(['as recorded', formatTime(data.wall), '', times(data.wall), stack([['muted', data.wall]]), '', '', '', '']);
  const made = table(['Network', 'Wall time', 'p10 – p90', 'Ratio', '', ...COURSE.map(([part]) => part[0].toUpperCase() + part.slice(1))], lines, (i) => (i === 0 ? 'recorded' : ''));
  made.querySelectorAll('tbody tr').forEach((row, i) => {
    if (i > 0) {
      const one = data.whatIf[i - 1];
      row.title = `${one.spec}\nper ${one.basis}; ${one.source}`;
    }
  });
  card.append(made);
  const legend = element('ul', 'legend');
  COURSE.forEach(([part, name]) => {
    const swatch = element('span', 'swatch');
    swatch.style.background = `var(--${name})`;
    legend.append(element('li', '', swatch, part));
  });
  const doubts = data.whatIf.find((one) => one.doubtful > 0);
  const doubtful = doubts ? ` ${formatCount(doubts.doubtful)} of ${formatCount(doubts.dependent)} dependencies are doubtful, as requests that start one by one look alike; without them, ${doubts.name} would take ${formatTime(doubts.wallWithout)}.` : '';
  const without = Number(data.counts.dropped) > 0 ? ' Requests that are no longer in the list are left out.' : '';
  const left = new Map();
  data.whatIf.filter((one) => one.notReplayed).forEach((one) => {
    const names = one.notReplayed.join(', ');
    left.set(names, [...(left.get(names) ?? []), one.name]);
  });
  const notReplayed = left.size > 0 ? ` Not replayed: ${[...left].map(([names, networks]) => `${names} (${networks.join(', ')})`).join('; ')}.` : '';
  const kept = data.whatIf.find((one) => one.kept);
  const keptFrom = kept ? ` Kept from the recording: ${kept.kept.join(', ')}.` : '';
  card.append(legend, element('p', 'note', `Estimates: the same requests replayed in virtual time on each network, with the reader's own time as recorded, from the first request to the last end; the median over many seeds where latencies are drawn. Parts are along the critical path, so they add up to the wall time. A reader that would behave differently there is not foreseen.${doubtful}${notReplayed}${keptFrom}${without}`));
}

function setUpBreakdown() {
  const card = byId('breakdown');
  const columns = element('div', 'counts');
  const part = (name, titles, lines) => {
    if (lines.length > 0) {
      const shown = lines.slice(0, 12);
      const section = element('div', '', element('h3', '', name), table(titles, shown));
      if (lines.length > shown.length) {
        section.append(element('p', 'note', `and ${formatCount(lines.length - shown.length)} more`));
      }
      columns.append(section);
    }
  };
  const {method, status, label, fault, faultUses, refusal} = data.breakdown;
  const most = (a, b) => Number(b[1]) - Number(a[1]);
  const named = (lines) => [...lines].sort(most).map(([name, count]) => [shortened(name, 80) || '(none)', formatCount(count)]);
  part('Method', ['', 'requests'], named(method));
  const {unanswered} = data.counts;
  part('Status', ['', 'requests'], named(Number(unanswered) > 0 ? [...status, ['no response', unanswered]] : status));
  part('Label', ['', 'requests', 'bytes'], [...label].sort(most).map(([name, count, bytes]) => [shortened(name, 80) || '(none)', formatCount(count), formatBytes(bytes)]));
  part('Fault', ['', 'requests'], named(fault));
  part('Planned fault', ['', 'requests', 'matched', 'unchanged', 'injected'],
    faultUses.map(([rule, ...figures]) => [shortened(rule, 80), ...figures.map(formatCount)]));
  part('Refused before they were recorded', ['', 'requests'], named(refusal));
  const {readOnce, readAgain, abandoned, cutShort, ofNoObject, notListed} = data.findings.bytes;
  const parts = [['read once', readOnce], ['read again', readAgain], ['abandoned by the reader', abandoned], ['cut short', cutShort], ['of no object', ofNoObject], ['of requests no longer listed', notListed]];
  part('Bytes sent', ['', 'bytes'], [...parts.filter(([, bytes]) => Number(bytes) > 0), ['together', data.counts.bytesSent]].map(([name, bytes]) => [name, formatCount(bytes)]));
  const {connectionsOpened, connectionsUsed, connectionsReused, connectShare} = data.counts;
  part('Connections', ['', ''], [['opened', formatCount(connectionsOpened)], ['used', formatCount(connectionsUsed)],
    ['used again', formatCount(connectionsReused)], ['part of the time that went into connecting', formatPercent(connectShare)]]);
  card.append(columns);
}
