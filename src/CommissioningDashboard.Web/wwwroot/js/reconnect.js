// Says in words what became of the connection to a live part of the page, and offers what can be done. A file of its own, so
// that the content security policy can refuse all inline script.
(() => {
  const notice = document.getElementById('components-reconnect-modal');
  if (!notice) return;
  const message = notice.querySelector('.reconnect-message');
  const retry = notice.querySelector('.reconnect-retry');
  const reload = notice.querySelector('.reconnect-reload');

  const say = (words, canRetry, canReload) => {
    message.textContent = words;
    retry.hidden = !canRetry;
    reload.hidden = !canReload;
    notice.classList.toggle('reconnect-shown', words !== '');
  };

  notice.addEventListener('components-reconnect-state-changed', event => {
    switch (event.detail.state) {
      case 'show':
      case 'retrying': return say(message.dataset.trying, false, false);
      case 'failed': return say(message.dataset.failed, true, true);
      case 'rejected':
      case 'resume-failed': return say(message.dataset.ended, false, true);
      case 'hide': return say('', false, false);
    }
  });

  retry.addEventListener('click', async () => {
    say(message.dataset.trying, false, false);
    try {
      if (!await Blazor.reconnect()) say(message.dataset.ended, false, true);
    } catch {
      say(message.dataset.failed, true, true);
    }
  });
  reload.addEventListener('click', () => location.reload());
})();
