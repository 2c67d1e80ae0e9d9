// Keeps what is filled in on the server while it is filled in: some seconds after the last key, and on leaving a field or the page. Without
// this the form has its button. What cannot be sent stays on the page and is tried again; nothing is kept in the browser.
(() => {
  const pause = 3000, again = 10000;
  let timer = 0, form = null, isDirty = false, isBusy = false, isOver = false;

  const say = words => {
    const state = form.querySelector('[data-draft-state]');
    if (state && state.textContent !== words) state.textContent = words;
  };
  const later = wait => { clearTimeout(timer); timer = setTimeout(save, wait); };

  async function save() {
    clearTimeout(timer);
    if (!form || !form.isConnected || !isDirty || isOver) return;
    if (isBusy) { later(500); return; }
    isBusy = true;
    isDirty = false;
    const one = form;
    try {
      const answer = await fetch(one.dataset.draft, { method: 'POST', body: new URLSearchParams(new FormData(one)), keepalive: true });
      if (answer.redirected || answer.status === 401 || answer.status === 403) throw new Error('signed out');
      const { state, words, revision, address } = await answer.json();
      if (one !== form || isOver) return;
      say(words);
      if (state === 'saved') {
        one.elements.Revision.value = revision;
        if (!location.pathname.endsWith(address)) history.replaceState(history.state, '', new URL(address, document.baseURI));
      }
      if (state === 'stopped') isOver = true;
    } catch (problem) {
      isDirty = true;
      say(problem.message === 'signed out' ? 'Not saved: you have been signed out. Sign in again in another tab, then go on here.'
        : 'Not saved yet: there is no connection. It is tried again; leave this page open.');
      later(again);
    } finally {
      isBusy = false;
    }
  }

  const formOf = event => event.target instanceof Element ? event.target.closest('form[data-draft]') : null;
  document.addEventListener('input', event => {
    const changed = formOf(event);
    if (!changed) return;
    if (changed !== form) { form = changed; isOver = false; }
    isDirty = true;
    later(pause);
  });
  document.addEventListener('focusout', event => { if (formOf(event) === form) save(); });
  document.addEventListener('submit', event => { if (formOf(event)) { isOver = true; clearTimeout(timer); } });
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') save(); });
  addEventListener('online', save);
})();
