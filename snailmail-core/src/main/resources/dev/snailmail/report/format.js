// Numbers and text as people read them. Times are in microseconds; whole numbers beyond 2^53 come as text.

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB', 'EB'];

function formatCount(value) {
  return typeof value === 'string' ? BigInt(value).toLocaleString('en-US') : value.toLocaleString('en-US');
}

function plural(value, one, many = one + 's') {
  return `${formatCount(value)} ${Number(value) === 1 ? one : many}`;
}

/** Three figures at the most: 1.2 MB, 45.3 kB, 812 B. */
function formatBytes(value) {
  let scaled = Number(value);
  let unit = 0;
  // What would be rounded up to a thousand is one of the next unit.
  while (scaled >= 999.5 && unit < UNITS.length - 1) {
    scaled /= 1000;
    unit++;
  }
  const places = unit === 0 || scaled >= 99.95 ? 0 : 1;
  return `${scaled.toFixed(places)} ${UNITS[unit]}`;
}

function exactBytes(value) {
  const short = formatBytes(value);
  return short.endsWith(' B') ? short : `${short} (${formatCount(value)} B)`;
}

function formatRate(bytesPerSecond) {
  return `${formatBytes(bytesPerSecond)}/s`;
}

function formatTime(micros) {
  const size = Math.abs(micros);
  if (size === 0) {
    return '0 ms';
  } else if (size < 99.5) {
    return `${Math.round(micros)} µs`;
  } else if (size < 999_950) {
    return `${(micros / 1e3).toFixed(1)} ms`;
  } else if (size < 99.995e6) {
    return `${(micros / 1e6).toFixed(2)} s`;
  } else if (size < 999_950e6) {
    return `${formatCount(Math.round(micros / 1e6))} s`;
  }
  return `${formatCount(Math.round(micros / 86_400e6))} days`;
}

/** For the ticks of an axis: as many places as tell one from the next. */
function formatTick(micros, step) {
  if (micros === 0) {
    return '0';
  }
  const [unit, size] = step >= 1e6 ? ['s', 1e6] : step >= 100 ? ['ms', 1e3] : ['µs', 1];
  const places = Math.max(0, -Math.floor(Math.log10(step / size) + 1e-9));
  const value = (micros / size).toLocaleString('en-US', {minimumFractionDigits: places, maximumFractionDigits: places});
  return `${value} ${unit}`;
}

/** Only nothing is 0 %, and only all of it is 100 %. */
function formatPercent(fraction) {
  const percent = fraction * 100;
  if (percent > 0 && percent < 0.1) {
    return '<0.1 %';
  }
  return `${(percent < 100 ? Math.min(percent, 99.9) : percent).toFixed(1)} %`;
}

function formatTimes(factor) {
  return `${factor < 99.995 ? factor.toFixed(2) : formatCount(Math.round(factor))}×`;
}

/** About so many marks over a stretch, at 1, 2 or 5 times a power of ten. */
function niceStep(stretch, marks) {
  const rough = Math.max(stretch, 1e-9) / Math.max(1, marks);
  const power = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= rough * 0.999);
}

/**
 * What users wrote, with a sign for each character that has no shape, breaks lines or turns text around: two texts that
 * are not the same do not look it.
 */
function visible(text) {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (one) => {
    const code = one.codePointAt(0);
    return code < 0x20 ? String.fromCodePoint(0x2400 + code) : `‹U+${code.toString(16).toUpperCase().padStart(4, '0')}›`;
  });
}

/** The beginning and the end of a long text, of which the beginning may be cut further. */
function halves(text, end) {
  const characters = Array.from(text.length > 400 ? `${text.slice(0, 200)}…${text.slice(-100)}` : text);
  return characters.length <= end
    ? [visible(characters.join('')), '']
    : [visible(characters.slice(0, -end).join('')), visible(characters.slice(-end).join(''))];
}

function shortened(text, most = 300) {
  return text.length <= most ? visible(text) : `${visible(text.slice(0, most))}… (${formatCount(text.length)} characters)`;
}
