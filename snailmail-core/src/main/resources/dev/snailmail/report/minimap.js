// All requests in one small picture, with a frame around the time that is looked at.

const minimap = byId('minimap');

function drawMinimap() {
  const canvas = minimap.querySelector('canvas');
  const scale = devicePixelRatio || 1;
  canvas.width = Math.max(1, Math.round(minimap.clientWidth * scale));
  canvas.height = Math.max(1, Math.round(minimap.clientHeight * scale));
  const context = canvas.getContext('2d');
  const margin = 3 * scale;
  const height = canvas.height - 2 * margin;
  const x = (micros) => view.placeOf(micros) * canvas.width;
  const y = (i) => margin + (i / Math.max(1, requests.count)) * height;
  const thick = Math.max(scale, Math.min(4 * scale, (height / Math.max(1, requests.count)) * 0.7));
  const paint = (name, from, to) => {
    context.fillStyle = colour(name);
    for (let i = 0; i < requests.count; i++) {
      const [left, right] = [x(from(i)), x(to(i))];
      if (right >= left) {
        context.fillRect(left, y(i), Math.max(scale, right - left), thick);
      }
    }
  };
  const firstByte = (i) => (requests.firstByte[i] < 0 ? endOf(i) : requests.start[i] + requests.firstByte[i]);
  const nowhere = -Infinity;
  const isFine = (i) => isWhole(i) && requests.status[i] < 400;
  paint('wait', (i) => requests.start[i], firstByte);
  paint('transfer', firstByte, (i) => (Number(requests.sent[i]) > 0 ? endOf(i) : nowhere));
  paint('bad', (i) => requests.start[i], (i) => (isFine(i) ? nowhere : endOf(i)));
  canvas.dataset.requests = requests.count;
}

function placeBrush() {
  const brush = minimap.querySelector('.brush');
  brush.hidden = view.isWhole;
  brush.style.left = `${view.placeOf(view.from) * 100}%`;
  brush.style.width = `${(view.width / view.span) * 100}%`;
}

/** Dragging picks a stretch of time, or moves the one that is picked. */
function setUpMinimap() {
  keepDrawn(minimap, drawMinimap);
  minimap.addEventListener('pointerdown', (event) => {
    const box = minimap.getBoundingClientRect();
    const at = (x) => view.timeAt(Math.max(0, Math.min(1, (x - box.left) / box.width)));
    const moves = event.target.classList.contains('brush');
    const {from, to} = view;
    minimap.setPointerCapture(event.pointerId);
    const drag = (move) => {
      if (moves) {
        const by = ((move.clientX - event.clientX) / box.width) * view.span;
        const bounded = Math.max(view.first - from, Math.min(view.last - to, by));
        view.show(from + bounded, to + bounded);
      } else if (Math.abs(move.clientX - event.clientX) > 3) {
        view.show(Math.min(at(event.clientX), at(move.clientX)), Math.max(at(event.clientX), at(move.clientX)));
      }
    };
    minimap.addEventListener('pointermove', drag);
    minimap.addEventListener('pointerup', () => minimap.removeEventListener('pointermove', drag), {once: true});
  });
  minimap.addEventListener('dblclick', () => view.showAll());
}
