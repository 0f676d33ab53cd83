// Which bytes of which objects were read.

function percentOf(object) {
  const size = Number(object.size);
  return formatPercent(size === 0 ? 1 : Number(object.covered) / size);
}

/** The cells as one drawing; how much of a cell was read is how dense its colour is. */
function coverageStrip(object) {
  const strip = svg('svg', {viewBox: `0 0 ${Math.max(1, object.cells)} 1`, preserveAspectRatio: 'none', role: 'img'});
  let at = 0;
  for (let i = 0; i < object.runs.length; i += 3) {
    const [cells, percent, times] = object.runs.slice(i, i + 3);
    if (percent > 0) {
      const kind = times === 0 ? 'cell-abandoned' : times <= 100 ? 'cell-once' : times <= 200 ? 'cell-twice' : 'cell-more';
      const cell = svg('rect', {class: kind, x: at, width: cells, y: 0, height: 1});
      if (times <= 100 && percent < 100) {
        cell.style.fillOpacity = 0.3 + (percent / 100) * 0.5;
      }
      strip.append(cell);
    }
    at += cells;
  }
  strip.setAttribute('aria-label', `${percentOf(object)} read, each of those bytes ${formatTimes(object.factor)} on average`);
  strip.addEventListener('pointermove', (event) => describeCell(object, strip, event));
  strip.addEventListener('pointerleave', () => (byId('coverage').querySelector('.readout').textContent = ''));
  return strip;
}

function describeCell(object, strip, event) {
  const box = strip.getBoundingClientRect();
  const cell = Math.max(0, Math.min(object.cells - 1, Math.floor(((event.clientX - box.left) / box.width) * object.cells)));
  let first = 0;
  for (let i = 0; i < object.runs.length; i += 3) {
    const [cells, percent, times] = object.runs.slice(i, i + 3);
    if (cell < first + cells) {
      const from = Math.floor((Number(object.size) / object.cells) * cell);
      const read = percent === 0 ? 'not read' : percent === 100 ? 'read' : `${percent} % read`;
      const often = times > 100 ? `, ${formatTimes(times / 100)} on average` : percent > 0 && times === 0 ? ' before the reader left' : '';
      byId('coverage').querySelector('.readout').textContent = `from ${formatBytes(from)} on: ${read}${often}`;
      return;
    }
    first += cells;
  }
}

function objectRow(object) {
  const key = button('', () => pickKey(object.key));
  key.className = 'key';
  key.title = `Show its requests: ${shortened(object.key)}`;
  key.append(shortened(object.key, 120) || '(no key)');
  const part = (bytes, name) => (Number(bytes) > 0 ? `, ${formatBytes(bytes)} ${name}` : '');
  const apart = part(object.abandoned, 'abandoned') + part(object.cutShort, 'cut');
  return element('div', 'object', key, coverageStrip(object),
    element('span', 'figure', percentOf(object)),
    element('span', 'figure', formatTimes(object.factor)),
    element('span', 'sizes', `${formatBytes(object.sent)} of ${formatBytes(object.size)}${apart}`));
}

function setUpCoverage() {
  const card = byId('coverage');
  if (data.coverage.objects.length === 0) {
    card.append(element('p', 'note', 'No bytes of any object were sent.'));
    return;
  }
  card.append(element('div', 'object titles', element('span', '', 'Object'), element('span', '', 'From its first byte to its last'),
    element('span', 'figure', 'Read'), element('span', 'figure', 'Each'), element('span', '', 'Sent, of')));
  card.append(...data.coverage.objects.map(objectRow));
  const legend = element('ul', 'legend');
  for (const [name, fill, opacity] of [['not read', 'unread', 1], ['partly read', 'transfer', 0.5], ['read once', 'transfer', 1], ['abandoned', 'abandoned', 1], ['up to twice', 'again', 0.55], ['more often', 'again', 1]]) {
    const swatch = element('span', 'swatch');
    swatch.style.background = `color-mix(in srgb, var(--${fill}) ${opacity * 100}%, var(--unread))`;
    legend.append(element('li', '', swatch, name));
  }
  card.append(legend);
  if (data.coverage.others > 0) {
    card.append(element('p', 'note', `And ${plural(data.coverage.others, 'more object')} of which fewer bytes were sent.`));
  }
}
