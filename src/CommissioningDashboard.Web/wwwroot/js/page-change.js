// A page that replaces another without a reload leaves the keyboard where it was and says nothing. This starts it at the top, where the
// next Tab reaches the skip link, with the new page's title; and has notices read out, also those that a page comes with.
(() => {
  let path = location.pathname;

  const begin = words => {
    const start = document.getElementById('page-start');
    if (!start) return;
    start.textContent = words.replace(/\s+/g, ' ').trim();
    start.focus({ preventScroll: true });
  };

  // A notice is heard when it changes, not when it was there from the start: its words are put in once more. One that comes with the next
  // page meanwhile is not among them.
  const announce = role => {
    const notices = [...document.querySelectorAll(`[data-announce]${role}`)];
    setTimeout(() => notices.filter(notice => notice.isConnected && !notice.contains(document.activeElement)).forEach(
      notice => notice.replaceChildren(...[...notice.childNodes].map(node => node.cloneNode(true)))), 250);
  };

  announce('');
  Blazor.addEventListener('enhancednavigationend', () => {
    const changed = location.pathname !== path;
    const lost = document.activeElement === document.body || !document.activeElement.checkVisibility();
    path = location.pathname;
    if (location.hash.length > 1) return;
    if (changed) begin(document.title);
    else if (lost) begin(document.querySelector('h1')?.textContent ?? document.title);

    // An alert that was put in by this very change is heard by itself.
    announce('[role="status"]');
  });
})();
