/*
 * The whole client script. Every page works without it; copy buttons are hidden then. It sets text with textContent
 * only, so that it runs under `require-trusted-types-for 'script'`.
 */
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const BUSY_AFTER_MS = 400;

const labelOf = (button) => button.querySelector('span') ?? button;

/** Announces a sentence to screen readers. */
function say(sentence) {
  let region = document.getElementById('live');
  if (!region) {
    region = document.createElement('div');
    region.id = 'live';
    region.className = 'sr';
    region.setAttribute('role', 'status');
    document.body.append(region);
  }
  region.textContent = '';
  setTimeout(() => {
    region.textContent = sentence;
  }, 50);
}

/* Copy buttons. If the clipboard refuses, the text is selected instead. */
async function copy(button) {
  const label = labelOf(button);
  label.dataset.words ??= label.textContent;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    label.textContent = 'Copied';
    say('Copied to the clipboard');
  } catch {
    selectText(button.dataset.copy);
    label.textContent = 'Press Ctrl+C';
    say('Could not copy. The text is selected; press Control C.');
  }
  setTimeout(() => {
    label.textContent = label.dataset.words;
  }, 2000);
}

function selectText(text) {
  const shown = [...document.querySelectorAll('code')].find((code) => code.textContent === text);
  if (shown) getSelection().selectAllChildren(shown);
}

/* Dialog buttons, for browsers without support for `command`. */
function obey(button) {
  const dialog = document.getElementById(button.getAttribute('commandfor'));
  if (button.getAttribute('command') === 'close') dialog.close();
  else dialog.showModal();
}

document.addEventListener('click', ({ target }) => {
  const copier = target.closest('[data-copy]');
  if (copier) void copy(copier);
  const commander = target.closest('[commandfor]');
  if (commander && !('commandForElement' in commander)) obey(commander);
});

/* Dialogs that the server renders open become modal. */
for (const dialog of document.querySelectorAll('dialog[data-modal][open]')) {
  dialog.close();
  dialog.showModal();
}

/* When a dialog that a menu item opened closes, the menu is closed too. The menu's button gets the focus. */
document.addEventListener(
  'close',
  ({ target: dialog }) => {
    const focused = document.activeElement;
    if (focused !== document.body && !dialog.contains(focused)) return;
    const opener = document.querySelector(`[commandfor="${dialog.id}"][command="show-modal"]`);
    const menu = opener?.closest('[popover]');
    if (menu) document.querySelector(`[popovertarget="${menu.id}"]`)?.focus();
  },
  true,
);

/* A form is submitted once. If the response takes long, its button shows what is happening. */
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = 'yes';
  const button = event.submitter;
  if (!button) return;
  button.setAttribute('aria-disabled', 'true');
  if (button.dataset.busy) setTimeout(showBusy, BUSY_AFTER_MS, button);
});

function showBusy(button) {
  const label = labelOf(button);
  if (!button.closest('form')?.dataset.sent) return;
  label.dataset.words = label.textContent;
  label.textContent = button.dataset.busy;
}

/* After navigating back, forms can be submitted again. */
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) {
    delete form.dataset.sent;
    const button = form.querySelector('[aria-disabled]');
    button?.removeAttribute('aria-disabled');
    const label = button && labelOf(button);
    if (label?.dataset.words) label.textContent = label.dataset.words;
  }
});

/* A button with a delay counts down the seconds until it is enabled. */
for (const button of document.querySelectorAll('button[data-after]')) {
  const label = labelOf(button);
  const words = label.textContent;
  const opensAt = Date.now() + Number(button.dataset.after) * 1000;
  const tick = () => {
    const left = Math.ceil((opensAt - Date.now()) / 1000);
    button.disabled = left > 0;
    label.textContent = left > 0 ? `${words} in ${left} s` : words;
    if (left > 0) setTimeout(tick, 1000);
  };
  tick();
}

/* Times in the browser's zone, in the server's format or the person's locale. Dates that cannot be parsed stay
   unchanged, and so do all times if the person chose a zone. */
const { zone: chosenZone, locale } = document.documentElement.dataset;
const dayOf = (at) =>
  locale
    ? at.toLocaleDateString(locale, { dateStyle: 'medium' })
    : `${at.getDate()} ${MONTHS[at.getMonth()]} ${at.getFullYear()}`;
const timeOf = (at) =>
  locale
    ? at.toLocaleTimeString(locale, { timeStyle: 'short' })
    : `${String(at.getHours()).padStart(2, '0')}:${String(at.getMinutes()).padStart(2, '0')}`;
const dateOf = (at) =>
  locale
    ? at.toLocaleDateString(locale, { day: 'numeric', month: 'short' })
    : `${at.getDate()} ${MONTHS[at.getMonth()]}`;
const isThisYear = (at) => at.getFullYear() === new Date().getFullYear();
const momentOf = (at) => `${isThisYear(at) ? dateOf(at) : dayOf(at)}, ${timeOf(at)}`;

for (const time of document.querySelectorAll(
  'time[datetime]:is([data-local], [data-relative], [data-day])',
)) {
  const at = new Date(time.dateTime);
  if (chosenZone || Number.isNaN(at.getTime())) continue;
  time.title = `${dayOf(at)}, ${timeOf(at)}`;
  if ('local' in time.dataset) time.textContent = momentOf(at);
  if ('day' in time.dataset) time.textContent = dayOf(at);
}

/* The browser's time zone, where the person has not chosen one. */
for (const select of document.querySelectorAll('select[data-guess-zone]')) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if ([...select.options].some((option) => option.value === zone)) select.value = zone;
}
