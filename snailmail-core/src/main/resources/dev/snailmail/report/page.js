// The data, and how to put things on the page. Text of users goes into text nodes, never into markup.

const data = JSON.parse(document.getElementById('data').textContent);

function byId(id) {
  return document.getElementById(id);
}

function element(tag, classes = '', ...content) {
  const made = document.createElement(tag);
  if (classes) {
    made.className = classes;
  }
  made.append(...content);
  return made;
}

function svg(tag, attributes = {}, ...content) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) {
    made.setAttribute(name, value);
  }
  made.append(...content);
  return made;
}

function button(text, onClick) {
  const made = element('button', '', text);
  made.type = 'button';
  made.addEventListener('click', onClick);
  return made;
}

/** A colour of the style sheet as a canvas understands it. */
function colour(name) {
  const probe = byId('tip');
  const before = probe.style.color;
  probe.style.color = `var(--${name})`;
  const resolved = getComputedStyle(probe).color;
  probe.style.color = before;
  return resolved;
}

const redrawn = [];

/** Draws now, and again whenever the size or the colours of the page change. */
function keepDrawn(container, draw) {
  redrawn.push(draw);
  new ResizeObserver(() => requestAnimationFrame(draw)).observe(container);
}

const THEMES = {auto: 'Theme: auto', light: 'Theme: light', dark: 'Theme: dark'};

function setUpTheme() {
  const names = Object.keys(THEMES);
  const show = (theme) => {
    document.documentElement.dataset.theme = theme;
    byId('theme').textContent = THEMES[theme];
    redrawn.forEach((draw) => draw());
  };
  byId('theme').addEventListener('click', () => {
    const current = names.indexOf(document.documentElement.dataset.theme);
    show(names[(current + 1) % names.length]);
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => redrawn.forEach((draw) => draw()));
  show('auto');
}

/** Copies through the clipboard, or else through a selection, as some browsers allow no more on a file. */
async function copy(text, source) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const hidden = element('textarea', 'unseen');
    hidden.value = text;
    source.append(hidden);
    hidden.select();
    const copied = document.execCommand('copy');
    hidden.remove();
    return copied;
  }
}

function copyButton(name, text) {
  const made = button(name, async () => {
    made.textContent = (await copy(text, made.parentElement)) ? 'Copied' : 'Not allowed';
    setTimeout(() => (made.textContent = name), 1500);
  });
  return made;
}
