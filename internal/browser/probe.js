// What is asked of a page that is open. Each function gives plain data. Nothing
// here changes the page but open(), clickAnchors(), control() and clear().
(() => {
  const ours = 'script[data-healthld]';

  // dom gives the document as text, without healthld's element and the line that
  // it stands on.
  function dom() {
    const root = document.documentElement.cloneNode(true);
    for (const element of root.querySelectorAll(ours)) {
      const before = element.previousSibling, after = element.nextSibling;
      const text = node => node?.nodeType === Node.TEXT_NODE ? node.data : '';
      const indentation = before === null ? '' : /\n([ \t]*)$/.exec(text(before))?.[1];
      if (indentation !== undefined && text(after).startsWith('\n')) {
        if (before) before.data = before.data.slice(0, before.data.length - indentation.length);
        after.data = after.data.slice(1);
      }
      element.remove();
    }
    return root.outerHTML;
  }

  // parse gives the JSON of what JSON.parse makes of the text, or its error.
  function parse(text) {
    try {
      return {json: JSON.stringify(JSON.parse(text))};
    } catch (error) {
      return {error: String(error)};
    }
  }

  // look gives what the page is and shows.
  function look() {
    const all = selector => [...document.querySelectorAll(selector)];
    return {
      dom: dom(),
      around: [...document.childNodes].map(node =>
        node === document.documentElement ? '' : new XMLSerializer().serializeToString(node)),
      mode: [document.compatMode, document.characterSet, document.contentType, document.readyState],
      title: document.title,
      text: document.body?.innerText ?? '',
      links: all('a[href], area[href], link[href]').map(link => new URL(link.href).href.replace(location.origin, '')),
      ids: all('[id]').map(element => element.id),
      data: all('script[type="application/ld+json" i]').map(script =>
        ({ours: script.matches(ours), ...parse(script.textContent)})),
    };
  }

  // open makes images load that wait to be scrolled to, and waits for all that is
  // to be shown.
  async function open() {
    for (const image of document.images) if (image.loading === 'lazy') image.loading = 'eager';
    await document.fonts.ready;
    await Promise.all([...document.images].map(image => image.decode().catch(() => {})));
  }

  const pause = () => new Promise(over => setTimeout(over, 20));

  // where gives what an action may have changed.
  function where() {
    const name = element => element && element.tagName + '#' + element.id;
    return {
      title: document.title,
      hash: location.hash,
      scroll: [Math.round(scrollX), Math.round(scrollY)],
      size: [document.documentElement.scrollWidth, document.documentElement.scrollHeight],
      target: name(document.querySelector(':target')),
      focus: name(document.activeElement),
      dom: dom(),
    };
  }

  // clickAnchors clicks every link within the page and tells where it leads.
  function clickAnchors() {
    const here = location.href.replace(/#.*/, '');
    const places = [];
    for (const link of document.querySelectorAll('a[href]')) {
      if (link.href.replace(/#.*/, '') !== here || !link.hash) continue;
      link.click();
      const {dom, ...place} = where();
      places.push(place);
    }
    scrollTo(0, 0);
    return places;
  }

  const controls = () => [...document.querySelectorAll('button, summary')]
    .filter(control => control.type !== 'submit' || !control.form);

  // control brings a control into view and gives the point to click, if it shows.
  function control(index) {
    const element = controls()[index];
    if (!element?.checkVisibility()) return null;
    element.scrollIntoView({block: 'center', behavior: 'instant'});
    const box = element.getBoundingClientRect();
    return {x: box.x + box.width / 2, y: box.y + box.height / 2};
  }

  // clear forgets what the page has stored.
  function clear() {
    localStorage.clear();
    sessionStorage.clear();
  }

  return {look, open, where, clickAnchors, controls: () => controls().length, control, clear, pause};
})()
