/** What the operator has chosen for as long as this tab is open: a token, a name, light or dark. */

const store = window.sessionStorage;

export const token = {
  get: () => store.getItem('aimos.token') ?? '',
  set: (value) => store.setItem('aimos.token', value),
};

export const operator = {
  get: () => store.getItem('aimos.operator') ?? '',
  set: (value) => store.setItem('aimos.operator', value.trim()),
};

/** What the trail knows this operator's actions by; other than printable ASCII is percent-encoded. */
export function correlation() {
  const name = operator.get();
  return name ? `console:${name.replace(/[^\x21-\x7e]/gu, encodeURIComponent)}`.slice(0, 120) : 'console';
}

export const theme = {
  get: () => store.getItem('aimos.theme') ?? 'auto',
  set: (value) => {
    store.setItem('aimos.theme', value);
    apply(value);
  },
};

function apply(value) {
  if (value === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = value;
}

apply(theme.get());
