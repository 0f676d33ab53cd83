// All that is known of one request, beside the pointer or the chosen row.

const tip = byId('tip');

function bytesOfObject(i) {
  if (Number(requests.from[i]) < 0) {
    return null;
  }
  const more = requests.parts[i] > 1 ? `, and ${plural(requests.parts[i] - 1, 'part')} more` : '';
  return `${formatCount(requests.from[i])}–${formatCount(requests.to[i])}${more} of ${formatCount(requests.size[i])}`;
}

/** Name and figure, without what a request has not. */
function figuresOf(i) {
  const firstByte = requests.firstByte[i];
  const received = Number(requests.received[i]);
  const figures = [
    ['Arrived', `${formatTime(requests.start[i])} after the start`],
    ['Range asked for', textOf('range', i) && shortened(textOf('range', i))],
    ['Bytes of the object', bytesOfObject(i)],
    ['Status', requests.status[i] === 0 ? 'no response' : `${requests.status[i]}${requests.miss[i] ? ', a miss' : ''}`],
    ['Sent', exactBytes(requests.sent[i])],
    ['Received', received > 0 ? exactBytes(requests.received[i]) : null],
    ['Took', formatTime(requests.duration[i])],
    ['· to the first byte', firstByte < 0 ? 'never came' : formatTime(firstByte)],
    ['· transfer', firstByte < 0 ? null : formatTime(requests.duration[i] - firstByte)],
    ['· of it stalled, about', requests.stallFrom[i] < 0 ? null : formatTime(requests.stallTo[i] - requests.stallFrom[i])],
    ['Latency injected', formatTime(requests.latency[i])],
    ['Connecting', requests.connect[i] > 0 ? formatTime(requests.connect[i]) : null],
    ['Connection', `${formatCount(requests.connection[i])}, its request ${formatCount(requests.nth[i])}`],
    ['In flight on arrival', formatCount(requests.inFlight[i])],
    ['Label', shortened(textOf('label', i))],
    ['Outcome', textOf('outcome', i)],
    ['Fault', textOf('fault', i) && shortened(textOf('fault', i))],
    ['Found to be', groupsOf(i)],
  ];
  return figures.filter(([, figure]) => figure);
}

function groupsOf(i) {
  const names = {chain: 'in the longest chain', rereads: 're-read', mergeable: 'mergeable', readAhead: 'mergeable by reading ahead', retries: 'retry'};
  return GROUPS.filter((group) => names[group.id] && isIn(group.id, i)).map((group) => names[group.id]).join(', ');
}

function fillTip(i) {
  if (tip.dataset.request === String(i)) {
    return;
  }
  tip.dataset.request = i;
  const list = element('dl');
  figuresOf(i).forEach(([name, figure]) => list.append(element('dt', '', name), element('dd', '', figure)));
  const title = `#${formatCount(requests.ordinal[i])} ${visible(textOf('method', i))} ${shortened(textOf('key', i))}`;
  tip.replaceChildren(element('h4', '', title), list);
}

/** Beside a point, on the side where there is room. */
function showTip(i, x, y) {
  fillTip(i);
  tip.hidden = false;
  const {width, height} = tip.getBoundingClientRect();
  const gap = 14;
  const left = x + gap + width < innerWidth ? x + gap : Math.max(8, x - gap - width);
  const top = y + gap + height < innerHeight ? y + gap : Math.max(8, y - gap - height);
  tip.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
}

function hideTip() {
  tip.hidden = true;
}
