/* Runs in the page, put there from outside: also where the page's own scripts are off. */
globalThis.TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// Without scripts no timer fires; what waits for one goes on at once.
globalThis.withoutTimers = () => {
  globalThis.setTimeout = (work, _ms, ...args) => {
    void Promise.resolve().then(() => work(...args));
    return 0;
  };
};

/** Everything that is wrong with the page as it stands, a line each. */
globalThis.faultsHere = async ({ exclude, waive = [] }) => [
  ...(await faultsByAxe(exclude, waive)),
  ...faultsOfLayout(),
  ...faultsOfHeadings(),
  ...(await faultsOfFonts()),
];

globalThis.faultsByAxe = async (exclude, waive) => {
  const { violations } = await axe.run(exclude ? { exclude: [exclude] } : document, {
    runOnly: TAGS,
    rules: Object.fromEntries(waive.map((rule) => [rule, { enabled: false }])),
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
