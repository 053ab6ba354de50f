// What the report does beyond being read: the picture can be zoomed and moved, and
// shows one thing with what it is tied to; lists are filtered. Texts of the site are
// put in as text alone.
(() => {
  'use strict';
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = selector => document.querySelector(selector);
  const make = (tag, className, text) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  };
  const icon = kind => {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.setAttribute('class', `icon k-${kind}`);
    svg.setAttribute('aria-hidden', 'true');
    const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
    use.setAttribute('href', `#i-${kind}`);
    svg.append(use);
    return svg;
  };
  document.documentElement.classList.add('scripted');
  const data = JSON.parse(one('#data').textContent);
  const things = data.things ?? [];

  // Filters: buttons that are pressed say which are shown, and a text narrows them.
  const matches = (text, words) => words.every(word => text.includes(word));
  function filter(selector, input, buttons, key, status, noun) {
    const cards = all(selector).map(card => ({card, text: card.textContent.toLowerCase()}));
    const apply = () => {
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      const off = new Set(buttons.filter(b => b.ariaPressed === 'false').map(b => b.dataset[key]));
      let shown = 0;
      for (const {card, text} of cards) {
        card.hidden = off.has(card.dataset[key]) || !matches(text, words);
        if (!card.hidden) shown++;
      }
      status.textContent = shown === cards.length ? '' : `${shown} of ${cards.length} ${noun}`;
    };
    input.addEventListener('input', apply);
    for (const b of buttons) b.addEventListener('click', () => {
      b.ariaPressed = b.ariaPressed === 'true' ? 'false' : 'true';
      apply();
    });
    return apply;
  }
  const resets = [];
  for (const [selector, input, key, status, noun] of [
    ['#pages .card', '#page-text', 'state', '#page-n', 'pages'],
    ['#findings .card', '#finding-text', 'severity', '#finding-n', 'groups of findings'],
  ]) {
    if (!one(input)) continue;
    const buttons = all(`.chip[data-${key}]`);
    const apply = filter(selector, one(input), buttons, key, one(status), noun);
    resets.push(() => {
      one(input).value = '';
      for (const b of buttons) b.ariaPressed = 'true';
      apply();
    });
  }

  // A link to a card opens it, though a filter hid it.
  function open() {
    const id = decodeURIComponent(location.hash.slice(1));
    const card = id && document.getElementById(id);
    if (!(card instanceof HTMLDetailsElement)) return;
    if (card.hidden) for (const reset of resets) reset();
    card.open = true;
    card.querySelector('summary').focus({preventScroll: true});
    card.scrollIntoView({block: 'start'});
  }
  addEventListener('hashchange', open);
  document.addEventListener('click', event => {
    const link = event.target.closest?.('a[href^="#"]');
    if (link && link.hash === location.hash) open(); // the hash does not change
  });

  // On paper the pages are open, and what has to be mended.
  let closed = [];
  addEventListener('beforeprint', () => {
    closed = all('#pages .card:not([open]), .group[data-severity="error"]:not([open]), .group[data-severity="warning"]:not([open])');
    for (const d of closed) d.open = true;
  });
  addEventListener('afterprint', () => {
    for (const d of closed) d.open = false;
  });

  const graph = one('#graph');
  if (graph) picture(graph);
  open();

  function picture(graph) {
    const boxes = all('.box', graph);
    const byBox = new Map(boxes.map(box => [box.dataset.box, box]));
    const byThing = new Map(boxes.filter(box => box.dataset.thing >= 0).map(box => [+box.dataset.thing, box]));
    const curves = all('.curve', graph).map(curve => ({curve, a: byBox.get(curve.dataset.a), b: byBox.get(curve.dataset.b)}));
    const place = new Map(boxes.map(box => {
      const rect = box.querySelector('rect');
      return [box, {x: +rect.getAttribute('x'), y: +rect.getAttribute('y')}];
    }));
    const off = new Set();
    const isOff = box => off.has(box.dataset.kind);
    let chosen = null;

    // near shows a box with its neighbours and lets the rest stand back.
    function near(box) {
      graph.classList.toggle('picking', box !== null);
      for (const other of boxes) other.classList.remove('near', 'chosen');
      for (const {curve, a, b} of curves) {
        const touches = box !== null && (a === box || b === box);
        curve.classList.toggle('near', touches);
        if (touches) for (const end of [a, b]) end.classList.add('near');
      }
      box?.classList.add('chosen');
    }

    const panel = one('#focus');
    function button(number) {
      const b = make('button', '', things[number].n);
      b.type = 'button';
      b.dir = 'auto';
      b.addEventListener('click', () => { choose(number); panel.querySelector('h3').focus(); });
      return b;
    }
    // side lists ties by their properties.
    function side(title, pairs = [], more = 0) {
      const div = make('div');
      div.append(make('h4', '', title));
      const list = make('dl'), entries = new Map();
      for (const [property, number] of pairs) {
        if (!entries.has(property)) entries.set(property, []);
        entries.get(property).push(number);
      }
      for (const [property, numbers] of entries) {
        const dd = make('dd');
        for (const number of numbers) dd.append(button(number));
        list.append(make('dt', '', data.properties[property]), dd);
      }
      if (entries.size) div.append(list);
      if (more) div.append(make('p', 'hint', `and ${more} more`));
      if (!entries.size && !more) div.append(make('p', 'hint', 'Nothing'));
      return div;
    }
    // choose shows one thing and what it is tied to.
    function choose(number) {
      const thing = things[number];
      if (!thing) return;
      chosen = byThing.get(number) ?? null;
      near(chosen);
      const heads = make('div', 'heads'), title = make('h3', '', thing.n), kind = make('span', 'hint');
      title.tabIndex = -1;
      title.dir = 'auto';
      kind.append(icon(icons[thing.k]), ' ', thing.c);
      const close = make('button', 'chip close', 'Let go');
      close.type = 'button';
      close.addEventListener('click', letGo);
      heads.append(title, kind, close);
      const on = make('p', 'hint', 'On: ');
      (thing.p ?? []).forEach(([text, href], i) => {
        if (i) on.append(', ');
        const link = make(href ? 'a' : 'span', '', text);
        if (href) link.href = href;
        on.append(link);
      });
      if (thing.m) on.append(` and ${thing.m} more`);
      const sides = make('div', 'sides');
      sides.append(side('Leads to', thing.o, thing.x), side('Is named by', thing.i, thing.y));
      panel.replaceChildren(heads, on, sides);
      panel.hidden = false;
    }
    function letGo() {
      const box = chosen;
      chosen = null;
      near(null);
      panel.hidden = true;
      panel.replaceChildren();
      box?.focus();
    }
    const icons = data.icons;

    // One box takes part in the order of the Tab key; arrows go on from it.
    let current = null;
    function enter(box) {
      current?.setAttribute('tabindex', '-1');
      current = box;
      current?.setAttribute('tabindex', '0');
    }
    for (const box of boxes) {
      box.setAttribute('tabindex', '-1');
      box.setAttribute('role', 'button');
      // What is said by voice is what is seen, and behind it the whole name.
      const seen = box.querySelector('text').textContent, name = box.querySelector('title').textContent;
      box.setAttribute('aria-label', seen === name ? name : `${seen}: ${name}`);
      box.addEventListener('mouseenter', () => { if (!chosen) near(box); });
      box.addEventListener('mouseleave', () => { if (!chosen) near(null); });
      box.addEventListener('focus', () => { enter(box); if (!chosen) near(box); });
      box.addEventListener('blur', () => { if (!chosen) near(null); });
      box.addEventListener('click', () => { if (!moved) pick(box); });
    }
    enter(boxes.find(box => !isOff(box)) ?? null);
    function pick(box) {
      enter(box);
      if (box === chosen) return letGo();
      if (box.dataset.thing >= 0) return choose(+box.dataset.thing);
      chosen = box;
      near(box);
    }
    // next gives the nearest box in a direction.
    function next(box, dx, dy) {
      const from = place.get(box);
      let best = null, least = Infinity;
      for (const [other, at] of place) {
        if (other === box || isOff(other)) continue;
        const along = (at.x - from.x) * dx + (at.y - from.y) * dy;
        const across = Math.abs((at.x - from.x) * dy) + Math.abs((at.y - from.y) * dx);
        if (along <= 0 || dy && across > 0) continue;
        const far = dx ? along * 100 + across : along;
        if (far < least) [best, least] = [other, far];
      }
      return best;
    }
    graph.addEventListener('keydown', event => {
      const box = event.target.closest('.box');
      if (!box || event.ctrlKey || event.metaKey || event.altKey) return;
      const arrows = {ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0]};
      if (arrows[event.key]) next(box, ...arrows[event.key])?.focus();
      else if (event.key === 'Enter' || event.key === ' ') pick(box);
      else if (event.key === 'Escape') letGo();
      else if (event.key === '+' || event.key === '=') zoom(1 / 1.3);
      else if (event.key === '-') zoom(1.3);
      else if (event.key === '0') whole();
      else return;
      event.preventDefault();
    });
    panel.addEventListener('keydown', event => { if (event.key === 'Escape') letGo(); });

    // Kinds can be left out.
    for (const chip of all('.chip[data-kind]')) chip.addEventListener('click', () => {
      const shows = chip.ariaPressed === 'true';
      chip.ariaPressed = shows ? 'false' : 'true';
      off[shows ? 'add' : 'delete'](chip.dataset.kind);
      for (const g of all('[data-kind]', graph)) g.classList.toggle('off', isOff(g));
      for (const {curve, a, b} of curves) curve.classList.toggle('off', isOff(a) || isOff(b));
      if (!current || isOff(current)) enter(boxes.find(box => !isOff(box)) ?? null);
      if (chosen && isOff(chosen)) letGo();
    });

    // The view is a part of the picture.
    const {width, height} = graph.viewBox.baseVal;
    const view = {x: 0, y: 0, width, height};
    const show = () => graph.setAttribute('viewBox', `${view.x} ${view.y} ${view.width} ${view.height}`);
    function zoom(by, x = view.x + view.width / 2, y = view.y + view.height / 2) {
      const wide = Math.min(width, Math.max(width / 8, view.width * by)), factor = wide / view.width;
      view.x = x - (x - view.x) * factor;
      view.y = y - (y - view.y) * factor;
      view.width *= factor;
      view.height *= factor;
      keep();
    }
    function keep() {
      view.x = Math.min(Math.max(view.x, 0), width - view.width);
      view.y = Math.min(Math.max(view.y, 0), height - view.height);
      show();
    }
    function whole() {
      Object.assign(view, {x: 0, y: 0, width, height});
      show();
    }
    const act = {in: () => zoom(1 / 1.4), out: () => zoom(1.4), all: whole};
    for (const b of all('[data-zoom]')) b.addEventListener('click', act[b.dataset.zoom]);
    const scale = () => view.width / graph.clientWidth;
    graph.addEventListener('wheel', event => {
      if (!event.ctrlKey) return; // the page scrolls
      event.preventDefault();
      const area = graph.getBoundingClientRect();
      zoom(event.deltaY > 0 ? 1.15 : 1 / 1.15, view.x + (event.clientX - area.x) * scale(), view.y + (event.clientY - area.y) * scale());
    }, {passive: false});
    let hold = null, moved = false;
    graph.addEventListener('pointerdown', event => {
      moved = false;
      if (event.pointerType === 'mouse' && event.button === 0 && view.width < width) hold = {x: event.clientX, y: event.clientY};
    });
    addEventListener('pointermove', event => {
      if (!hold) return;
      const dx = event.clientX - hold.x, dy = event.clientY - hold.y;
      if (!moved && Math.hypot(dx, dy) < 4) return;
      moved = true;
      view.x -= dx * scale();
      view.y -= dy * scale();
      hold = {x: event.clientX, y: event.clientY};
      keep();
    });
    addEventListener('pointerup', () => { hold = null; });

    // Finding a thing by its name, whether it has a box or not.
    const input = one('#find'), found = one('#found'), status = one('#find-n');
    const names = things.map(thing => thing.n.toLowerCase());
    input.addEventListener('input', () => {
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      const hits = [];
      let count = 0;
      for (const page of words.length ? [false, true] : []) names.forEach((name, number) => { // pages come last
        if ((icons[things[number].k] === 'page') === page && matches(name, words) && ++count <= 10) hits.push(number);
      });
      found.replaceChildren(...hits.map(number => {
        const item = make('li'), b = make('button', '');
        b.type = 'button';
        b.append(icon(icons[things[number].k]), make('span', '', things[number].n), make('span', 'hint', things[number].c));
        b.addEventListener('click', () => {
          found.replaceChildren();
          status.textContent = '';
          choose(number);
          panel.querySelector('h3').focus();
        });
        item.append(b);
        return item;
      }));
      status.textContent = words.length ? `${count} found${count > 10 ? ', 10 shown' : ''}` : '';
    });
    one('.find').addEventListener('keydown', event => {
      const at = [input, ...all('button', found)], i = at.indexOf(document.activeElement);
      if (event.key === 'ArrowDown') at[i + 1]?.focus();
      else if (event.key === 'ArrowUp') at[i - 1]?.focus();
      else if (event.key === 'Escape') { found.replaceChildren(); input.focus(); }
      else if (event.key === 'Enter' && i === 0) at[1]?.click();
      else return;
      event.preventDefault();
    });
  }
})();
