/* Injected into the page, so it also runs where the page's own scripts are disabled. */
globalThis.TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// With scripts disabled timers never fire, so callbacks run at once.
globalThis.withoutTimers = () => {
  globalThis.setTimeout = (work, _ms, ...args) => {
    void Promise.resolve().then(() => work(...args));
    return 0;
  };
};

/** Rules whose result depends on the theme. Everything else is the same markup and layout in light and dark. */
globalThis.COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/**
 * All faults of the page in its current theme, one line each.
 * @param coloursOnly whether the markup was already checked in another theme
 */
globalThis.faultsHere = async ({ exclude, waive = [], coloursOnly = false }) => [
  ...(await faultsByAxe(exclude, waive, coloursOnly)),
  ...faultsOfLayout(),
  ...faultsOfHeadings(),
  ...(await faultsOfFonts()),
];

globalThis.faultsByAxe = async (exclude, waive, coloursOnly) => {
  const { violations } = await axe.run(exclude ? { exclude: [exclude] } : document, {
    ...(coloursOnly
      ? { runOnly: { type: 'rule', values: COLOUR_RULES.filter((rule) => !waive.includes(rule)) } }
      : { runOnly: TAGS, rules: Object.fromEntries(waive.map((rule) => [rule, { enabled: false }])) }),
    resultTypes: ['violations'],
    preload: false,
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
  );
};

globalThis.faultsOfLayout = () => {
  const { scrollWidth } = document.scrollingElement;
  return scrollWidth > innerWidth ? [`scrolls sideways: ${scrollWidth} > ${innerWidth}`] : [];
};

globalThis.faultsOfHeadings = () => {
  const { length } = document.querySelectorAll('h1');
  return length === 1 ? [] : [`${length} h1`];
};

globalThis.faultsOfFonts = async () => {
  await document.fonts.ready;
  const loaded = [...document.fonts].filter(({ status }) => status === 'loaded');
  return loaded.some(({ family }) => family.replaceAll('"', '') === 'Geist') ? [] : ['Geist is not loaded'];
};
