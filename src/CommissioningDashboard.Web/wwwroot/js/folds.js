// Panels that fold start closed, which suits a phone and needs no script. This opens them where there is room, and the one that an
// address leads into; keeps what the reader opened or closed when only the filter or an order changes; and opens all for paper.
(() => {
  const roomy = matchMedia('(min-width: 62rem)');
  const chosen = new Map();
  let path = location.pathname;

  const folds = () => document.querySelectorAll('details[data-fold]');
  const arrange = () => folds().forEach(fold => { fold.open = chosen.get(fold.id) ?? roomy.matches; });
  const reveal = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    let closed = target && target.closest('details:not([open])');
    if (!closed) return;
    for (; closed; closed = closed.parentElement.closest('details:not([open])')) closed.open = true;
    target.scrollIntoView();
  };

  // While the page is still being read in, so that nothing jumps once it is drawn.
  const reading = new MutationObserver(arrange);
  reading.observe(document.documentElement, { childList: true, subtree: true });

  document.addEventListener('DOMContentLoaded', () => {
    reading.disconnect();
    arrange();
    reveal();
    Blazor.addEventListener('enhancednavigationstart', () => folds().forEach(fold => chosen.set(fold.id, fold.open)));
    Blazor.addEventListener('enhancedload', () => {
      if (location.pathname !== path) chosen.clear();
      path = location.pathname;
      arrange();
      reveal();
    });
  });
  addEventListener('hashchange', reveal);

  let opened = [];
  addEventListener('beforeprint', () => {
    opened = [...folds()].filter(fold => !fold.open);
    opened.forEach(fold => { fold.open = true; });
  });
  addEventListener('afterprint', () => opened.forEach(fold => { fold.open = false; }));
})();
