// The stretch of time that is looked at. All of it spans the first arrival to the last end.

const view = {
  first: data.timeline.from,
  last: data.timeline.from + Math.max(1, data.timeline.span),
  from: data.timeline.from,
  to: data.timeline.from + Math.max(1, data.timeline.span),
  listeners: [],

  get span() {
    return this.last - this.first;
  },

  /** The place of a time within all of it, from 0 to 1. */
  placeOf(micros) {
    return (micros - this.first) / this.span;
  },

  timeAt(place) {
    return this.first + place * this.span;
  },

  /** As close as this; a microsecond is the finest that is known. */
  get closest() {
    return Math.max(5, this.span / 1e7);
  },

  get width() {
    return this.to - this.from;
  },

  get isWhole() {
    return this.from <= this.first && this.to >= this.last;
  },

  show(from, to) {
    const width = Math.min(this.span, Math.max(this.closest, to - from));
    const middle = (from + to) / 2;
    this.from = Math.max(this.first, Math.min(this.last - width, middle - width / 2));
    this.to = this.from + width;
    this.listeners.forEach((listener) => listener());
  },

  showAll() {
    this.show(this.first, this.last);
  },

  /** Closer by a factor above 1, with what stands at a time staying where it is. */
  zoom(factor, at = (this.from + this.to) / 2) {
    const width = Math.min(this.span, Math.max(this.closest, this.width / factor));
    const before = (at - this.from) / this.width;
    this.show(at - before * width, at - before * width + width);
  },

  pan(part) {
    const by = this.width * part;
    this.show(this.from + by, this.to + by);
  },

  ticks(pixels) {
    const step = niceStep(this.width, pixels / 95);
    const ticks = [];
    for (let i = Math.ceil(this.from / step - 1e-9); i * step <= this.to; i++) {
      ticks.push({at: (i * step - this.from) / this.width, text: formatTick(i * step, step)});
    }
    return ticks;
  },
};
