// Marks what is cut off at an edge, so that words above it say so, and takes what is not cut out of the order of Tab.
(() => {
  const look = region => {
    const frame = region.parentElement;
    const cut = [];
    if (region.scrollWidth > region.clientWidth + 1) cut.push('sideways');
    if (region.scrollHeight > region.clientHeight + 1) cut.push('down');
    if (cut.length > 0) {
      if (frame.dataset.cut !== cut.join(' ')) frame.dataset.cut = cut.join(' ');
      if (region.getAttribute('tabindex') !== '0') region.tabIndex = 0;
    } else if (region.clientWidth > 0) {
      delete frame.dataset.cut;
      region.removeAttribute('tabindex');
    }
  };

  // A region and what is in it: either may change its width. A folded one is looked at when it is opened, and so has a size.
  const sizes = new ResizeObserver(entries => entries.forEach(entry => {
    const region = entry.target.closest('.table-scroll');
    if (region) look(region);
  }));
  const watch = () => document.querySelectorAll('.table-scroll').forEach(region => {
    look(region);
    sizes.observe(region);
    if (region.firstElementChild) sizes.observe(region.firstElementChild);
  });

  // Parts of a page come later or anew: by a change of page, or when a part begins to answer to presses. A page that is brought up to date
  // in place loses the marks alone, as they are not in what the server sent.
  let due = false;
  new MutationObserver(() => {
    if (due) return;
    due = true;
    requestAnimationFrame(() => { due = false; watch(); });
  }).observe(document.body, { childList: true, subtree: true, attributeFilter: ['data-cut', 'tabindex'] });
  watch();
})();
