// What can be done with the waterfall: pick requests, zoom and move, by keys, buttons, wheel and dragging.

const filters = {group: null, words: '', key: -1};

function applyFilters(anchor) {
  const byWords = filters.words.trim() === '' ? null : textFilter(filters.words);
  const group = filters.group;
  const listed = [];
  let fitting = 0;
  for (let i = 0; i < requests.count; i++) {
    const isOther = filters.key >= 0 && requests.key.at[i] !== filters.key;
    if (isOther || (group && (membership[i] & group.bit) === 0) || (byWords && !byWords(i))) {
      continue;
    }
    fitting++;
    if (requests.start[i] <= view.to && endOf(i) >= view.from) {
      listed.push(i);
    }
  }
  rows.list(listed, anchor);
  describeShown(listed.length, fitting);
}

function describeShown(listed, fitting) {
  const all = plural(requests.count, 'request');
  const part = fitting === requests.count ? all : `${formatCount(fitting)} of ${all}`;
  const stretch = view.isWhole ? '' : `, ${formatCount(listed)} of them from ${formatTime(view.from)} to ${formatTime(view.to)}`;
  const hint = view.isWhole && requests.count > 200 ? '; drag over the picture to look closer' : '';
  byId('shown').textContent = part + stretch + hint;
  const nothing = rows.canvas.querySelector('.nothing');
  nothing.hidden = listed > 0;
  nothing.textContent = requests.count === 0 ? 'No requests were recorded.' : 'No request fits what is asked for.';
}

function pickGroup(group) {
  filters.group = filters.group === group ? null : group;
  document.querySelectorAll('#chips button:not([data-group="key"])').forEach((chip) => {
    chip.setAttribute('aria-pressed', (filters.group ? filters.group.id : 'all') === chip.dataset.group);
  });
  applyFilters();
}

function pickWords(words) {
  filters.words = words;
  applyFilters();
}

/** Only the requests for one object, until its chip is taken away. */
function pickKey(key) {
  filters.key = requests.key.texts.indexOf(key);
  const name = `Only ${shortened(key, 60)} ✕`;
  const chip = button(name, () => {
    chip.remove();
    filters.key = -1;
    applyFilters();
    rows.grid.focus({preventScroll: true});
  });
  chip.dataset.group = 'key';
  chip.setAttribute('aria-pressed', true);
  chip.setAttribute('aria-label', `Show other objects than ${shortened(key, 60)} again`);
  document.querySelector('#chips [data-group="key"]')?.remove();
  byId('chips').append(chip);
  applyFilters();
  showWaterfall();
}

function showWaterfall() {
  byId('waterfall').scrollIntoView({block: 'start'});
  rows.grid.focus({preventScroll: true});
}

function setUpChips() {
  const chip = (id, name, members, mark, onClick) => {
    const made = button('', onClick);
    made.dataset.group = id;
    made.setAttribute('aria-pressed', id === 'all');
    made.append(...(mark ? [element('span', `mark ${mark}`)] : []), name, element('b', '', formatCount(members)));
    byId('chips').append(made);
  };
  chip('all', 'All', requests.count, null, () => pickGroup(null));
  GROUPS.filter((group) => group.members.length > 0)
    .forEach((group) => chip(group.id, group.name, group.members.length, group.mark, () => pickGroup(group)));
}

function setUpLegend() {
  const item = (sign, text) => byId('legend').append(element('li', '', sign, text));
  const swatch = (name) => {
    const sign = element('span', 'swatch');
    sign.style.background = `var(--${name})`;
    return sign;
  };
  item(swatch('connect'), 'connecting');
  item(swatch('wait'), 'waiting for the first byte');
  item(swatch('transfer'), 'transferring');
  if (requests.stallFrom.some((from) => from >= 0)) {
    item(element('span', 'swatch stall'), 'stalled, by its fault');
  }
  item(swatch('bad'), 'cut before its end');
  item(element('span', 'mark chain'), 'in the longest chain of requests that may have waited for each other');
  item(element('span', 'mark again'), 're-read');
  item(element('span', 'mark retry'), 'retry');
  item(element('span', 'mark trouble'), 'miss, fault or not sent whole');
}

function choose(place) {
  if (rows.listed.length === 0) {
    return;
  }
  const at = Math.max(0, Math.min(rows.listed.length - 1, place));
  rows.chosen = rows.listed[at];
  const room = Math.floor(rows.room / rows.height);
  if (at < rows.top) {
    rows.top = at;
  } else if (at >= rows.top + room) {
    rows.top = at - room + 1;
  }
  rows.draw();
  const row = byId(`request-${rows.chosen}`);
  const bar = row.querySelector('.bar') ?? row;
  const box = row.getBoundingClientRect();
  showTip(rows.chosen, Math.max(box.left, bar.getBoundingClientRect().left), box.bottom - 10);
}

/** What zooming by keys is about: the chosen request if it is in view, or else the middle. */
function centre() {
  const i = rows.chosen;
  const middle = i < 0 ? -1 : requests.start[i] + requests.duration[i] / 2;
  return middle >= view.from && middle <= view.to ? middle : (view.from + view.to) / 2;
}

function zoomToChosen() {
  const i = rows.chosen;
  if (i >= 0) {
    const margin = Math.max(requests.duration[i] / 2, 10);
    view.show(requests.start[i] - margin, endOf(i) + margin);
  }
}

const KEYS = {
  ArrowDown: () => choose(rows.placeOf(rows.chosen) < 0 ? Math.ceil(rows.top) : rows.placeOf(rows.chosen) + 1),
  ArrowUp: () => choose(rows.placeOf(rows.chosen) < 0 ? Math.ceil(rows.top) : rows.placeOf(rows.chosen) - 1),
  PageDown: () => choose(Math.max(0, rows.placeOf(rows.chosen)) + rows.page - 2),
  PageUp: () => choose(rows.placeOf(rows.chosen) - rows.page + 2),
  Home: () => choose(0),
  End: () => choose(rows.listed.length - 1),
  ArrowLeft: () => view.pan(-0.2),
  ArrowRight: () => view.pan(0.2),
  '+': () => view.zoom(2, centre()),
  '=': () => view.zoom(2, centre()),
  '-': () => view.zoom(0.5, centre()),
  0: () => view.showAll(),
  Enter: zoomToChosen,
  Escape: hideTip,
};

function setUpKeys() {
  rows.grid.addEventListener('keydown', (event) => {
    if (KEYS[event.key] && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      KEYS[event.key]();
    }
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === '/' && event.target.tagName !== 'INPUT') {
      event.preventDefault();
      byId('filter').focus();
    }
  });
  rows.grid.addEventListener('blur', hideTip);
  byId('filter').addEventListener('input', (event) => pickWords(event.target.value));
  byId('filter').addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === 'ArrowDown') {
      event.preventDefault();
      rows.grid.focus();
      choose(Math.ceil(rows.top));
    }
  });
  byId('zoom-in').addEventListener('click', () => view.zoom(2, centre()));
  byId('zoom-out').addEventListener('click', () => view.zoom(0.5, centre()));
  byId('zoom-all').addEventListener('click', () => view.showAll());
}

/** The time at a point of the screen over the bars. */
function timeAt(x) {
  const box = rows.axis.getBoundingClientRect();
  return view.from + Math.max(0, Math.min(1, (x - box.left) / box.width)) * view.width;
}

function requestAt(event) {
  const row = event.target.closest?.('.row');
  return row ? Number(row.dataset.request) : -1;
}

let anchor = -1;

function setUpPointer() {
  rows.grid.addEventListener('wheel', (event) => {
    const sideways = event.shiftKey ? event.deltaY || event.deltaX : event.deltaX;
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      anchor = requestAt(event);
      view.zoom(Math.exp(-Math.max(-200, Math.min(200, event.deltaY)) / 250), timeAt(event.clientX));
      anchor = -1;
    } else if (Math.abs(sideways) > Math.abs(event.shiftKey ? 0 : event.deltaY)) {
      event.preventDefault();
      view.pan(sideways / 800);
    }
  }, {passive: false});
  rows.grid.addEventListener('pointermove', (event) => {
    const i = requestAt(event);
    if (i >= 0 && event.buttons === 0) {
      showTip(i, event.clientX, event.clientY);
    } else {
      hideTip();
    }
  });
  rows.grid.addEventListener('pointerleave', hideTip);
  rows.grid.addEventListener('scroll', hideTip);
  rows.grid.addEventListener('dblclick', () => view.showAll());
  setUpDragging();
}

/** Over the bars, dragging picks a stretch of time; without moving it chooses the request. */
function setUpDragging() {
  rows.grid.addEventListener('pointerdown', (event) => {
    const i = requestAt(event);
    const box = rows.axis.getBoundingClientRect();
    if (event.button !== 0 || i < 0) {
      return;
    }
    const stretch = element('div', 'dragged');
    const drag = (move) => {
      if (event.pointerType === 'mouse' && event.clientX >= box.left && Math.abs(move.clientX - event.clientX) > 4) {
        const at = (x) => Math.max(box.left, Math.min(box.right, x)) - rows.canvas.getBoundingClientRect().left;
        stretch.style.left = `${Math.min(at(event.clientX), at(move.clientX))}px`;
        stretch.style.width = `${Math.abs(at(event.clientX) - at(move.clientX))}px`;
        rows.canvas.append(stretch);
      }
    };
    const drop = (up) => {
      removeEventListener('pointermove', drag);
      if (stretch.isConnected) {
        stretch.remove();
        const times = [timeAt(event.clientX), timeAt(up.clientX)];
        view.show(Math.min(...times), Math.max(...times));
      } else {
        choose(rows.placeOf(i));
      }
    };
    addEventListener('pointermove', drag);
    addEventListener('pointerup', drop, {once: true});
  });
}
