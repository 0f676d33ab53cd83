// The rows of the waterfall. Only those that can be seen are on the page, however many there are.

const HEAD = 29;
/** The most pixels of rows that are shown at once. */
const TALLEST_VIEW = 484;
/** Longer lists of ranges are cut in a row; the tooltip has all of them. */
const LONGEST_RANGE = 26;
/** Browsers cannot scroll much further than this. */
const TALLEST = 8e6;

const rows = {
  grid: byId('grid'),
  canvas: byId('grid').querySelector('.canvas'),
  window: byId('grid').querySelector('.window'),
  axis: byId('axis'),
  /** The requests that are listed: what the filters leave, as far as it is in view. */
  listed: [],
  chosen: -1,

  /** Of one row, in pixels; the style sheet gives narrow pages rows of several lines. */
  height: 22,

  setUp() {
    this.grid.dataset.total = requests.count;
    fitColumns(this.grid);
    this.fit();
    this.grid.addEventListener('scroll', () => this.draw());
    keepDrawn(this.grid, () => {
      this.fit();
      this.draw();
    });
  },

  /** Adopts the height of rows that the width of the page has. */
  fit() {
    const top = this.top;
    this.height = parseFloat(getComputedStyle(this.grid).getPropertyValue('--row'));
    const shown = Math.max(3, Math.min(this.page, requests.count));
    this.grid.style.height = `${shown * this.height + HEAD + 2}px`;
    this.canvas.style.height = `${Math.max(this.tall, 2 * this.height)}px`;
    if (this.top !== top) {
      this.top = top;
    }
  },

  /** How many rows are shown at once at the most. */
  get page() {
    return Math.floor(TALLEST_VIEW / this.height);
  },

  get room() {
    return this.grid.clientHeight - HEAD;
  },

  get tall() {
    return Math.min(TALLEST, this.listed.length * this.height);
  },

  /** The place in the list that stands at the top, with a part of a row behind the point. */
  get top() {
    const exact = this.listed.length * this.height <= TALLEST;
    const hidden = Math.max(0, this.listed.length - this.room / this.height);
    return exact ? this.grid.scrollTop / this.height : (this.grid.scrollTop / Math.max(1, this.tall - this.room)) * hidden;
  },

  set top(place) {
    const exact = this.listed.length * this.height <= TALLEST;
    const hidden = Math.max(1, this.listed.length - this.room / this.height);
    this.grid.scrollTop = exact ? place * this.height : (place / hidden) * (this.tall - this.room);
  },

  /** Lists others, with one of them staying at its height if it is in both lists. */
  list(indices, anchor = this.chosen) {
    const before = this.placeOf(anchor) - this.top;
    const wasSeen = this.placeOf(anchor) >= 0 && before >= 0 && before < this.room / this.height;
    const first = this.listed[Math.floor(this.top)] ?? 0;
    this.listed = indices;
    this.canvas.style.height = `${Math.max(this.tall, 2 * this.height)}px`;
    const now = this.placeOf(anchor);
    this.top = Math.max(0, wasSeen && now >= 0 ? now - before : this.nearest(first));
    this.grid.setAttribute('aria-rowcount', indices.length + 1);
    this.grid.dataset.listed = indices.length;
    this.draw();
  },

  /** The place of the first request that is not before this one. */
  nearest(i) {
    let low = 0;
    let high = this.listed.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.listed[middle] < i) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  },

  placeOf(i) {
    const place = this.nearest(i);
    return this.listed[place] === i ? place : -1;
  },

  draw() {
    const ticks = view.ticks(this.axis.clientWidth);
    const lines = (text) => ticks.map((tick) => {
      const line = element('span', 'tick', text ? tick.text : '');
      line.style.left = `${tick.at * 100}%`;
      return line;
    });
    this.axis.replaceChildren(element('span', 'unseen', 'Course'), ...lines(true));
    // A label that would be cut is left out.
    [...this.axis.querySelectorAll('.tick')].filter((line) => line.offsetLeft + line.scrollWidth > this.axis.clientWidth).forEach((line) => line.remove());
    const top = this.top;
    // An even number, so that stripes stay where they are when it is scrolled.
    const first = Math.max(0, Math.floor(top) - 2) & ~1;
    const end = Math.min(this.listed.length, Math.ceil(top + this.room / this.height) + 2);
    this.window.style.top = `${this.grid.scrollTop - (top - first) * this.height}px`;
    const drawn = [];
    for (let place = first; place < end; place++) {
      drawn.push(this.row(this.listed[place], place, lines(false)));
    }
    this.window.replaceChildren(...drawn);
    this.grid.toggleAttribute('aria-activedescendant', false);
    if (this.chosen >= 0 && byId(`request-${this.chosen}`)) {
      this.grid.setAttribute('aria-activedescendant', `request-${this.chosen}`);
    }
  },

  row(i, place, lines) {
    const row = element('div', 'row');
    row.id = `request-${i}`;
    row.dataset.request = i;
    row.setAttribute('role', 'row');
    row.setAttribute('aria-rowindex', place + 2);
    row.setAttribute('aria-selected', i === this.chosen);
    const troubled = requests.status[i] >= 400 || !isWhole(i);
    const sent = requests.status[i] === 0 ? '\u2013' : String(requests.status[i]);
    const status = isWhole(i) ? sent : `${sent} !`;
    const cells = [
      element('span', 'ordinal', formatCount(requests.ordinal[i])),
      element('span', 'marks', ...marksOf(i)),
      requestCell(i),
      element('span', 'range', rangeOf(i)),
      element('span', troubled ? 'status bad' : 'status', status),
      element('span', 'figure bytes', formatBytes(requests.sent[i])),
      element('span', 'figure time', formatTime(requests.duration[i])),
      element('span', 'track', ...lines, ...barOf(i)),
    ];
    cells.forEach((cell) => cell.setAttribute('role', 'gridcell'));
    row.append(...cells);
    return row;
  },
};

function rangeOf(i) {
  const range = textOf('range', i).slice(0, 80).replace(/^bytes=/, '');
  return visible(range.length > LONGEST_RANGE ? `${range.slice(0, LONGEST_RANGE - 1)}…` : range);
}

/** Makes columns as wide as their longest figures, so that none is cut. */
function fitColumns(grid) {
  const longest = (texts) => texts.reduce((a, b) => (b.length > a.length ? b : a), '');
  const ranges = requests.range.texts.map((text) => text.replace(/^bytes=/, '').slice(0, LONGEST_RANGE));
  const fit = (name, least, text) => {
    const cell = element('span', name, text);
    const probe = element('div', 'row probe', cell);
    grid.append(probe);
    grid.style.setProperty(`--${name}`, `${Math.max(least, Math.ceil(cell.getBoundingClientRect().width) + 1)}px`);
    probe.remove();
  };
  fit('ordinal', 40, formatCount(requests.ordinal[requests.count - 1] ?? 0));
  fit('range', 44, longest(ranges));
  fit('time', 66, longest(['999.9 ms', formatTime(requests.duration.reduce((a, b) => Math.max(a, b), 0))]));
}

function requestCell(i) {
  const [begin, end] = halves(textOf('key', i), 12);
  const name = element('bdi', '', element('span', 'begin', begin), element('span', 'end', end));
  return element('span', 'request', element('span', 'method', visible(textOf('method', i).slice(0, 12))), name);
}

function marksOf(i) {
  const shown = [];
  for (const group of GROUPS) {
    if (group.mark && isIn(group.id, i) && !shown.some((mark) => mark.classList.contains(group.mark))) {
      const mark = element('span', `mark ${group.mark}`, element('span', 'unseen', group.name));
      mark.title = group.name;
      shown.push(mark);
    }
  }
  return shown;
}

/** The bar of a request, as far as it is in view: connecting, waiting, transferring, stalled. */
function barOf(i) {
  const start = requests.start[i];
  const end = endOf(i);
  const from = Math.max(start, view.from - view.width);
  const to = Math.min(end, view.to + view.width);
  if (end < view.from || start > view.to) {
    return [];
  }
  const bar = element('span', `bar${isWhole(i) ? '' : textOf('outcome', i) === 'incomplete' ? ' open' : ' failed'}`);
  bar.dataset.bar = i;
  const part = (classes, partFrom, partTo) => {
    const left = Math.max(from, partFrom);
    const right = Math.min(to, partTo);
    if (right > left || (classes === 'transfer' && right === left)) {
      const piece = element('i', classes);
      piece.style.left = `${((left - from) / Math.max(1e-9, to - from)) * 100}%`;
      piece.style.width = `${((right - left) / Math.max(1e-9, to - from)) * 100}%`;
      bar.append(piece);
    }
  };
  const firstByte = requests.firstByte[i] < 0 ? end : start + requests.firstByte[i];
  const connected = Math.min(firstByte, start + requests.connect[i]);
  part('connect', start, connected);
  part('wait', connected, firstByte);
  if (Number(requests.sent[i]) > 0) {
    part('transfer', firstByte, end);
  }
  if (requests.stallFrom[i] >= 0) {
    part('stall', start + requests.stallFrom[i], start + requests.stallTo[i]);
  }
  bar.style.left = `${((from - view.from) / view.width) * 100}%`;
  bar.style.width = `${((to - from) / view.width) * 100}%`;
  return [bar];
}
