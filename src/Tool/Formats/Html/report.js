'use strict';
const list = document.getElementById('list');
const findings = [...document.querySelectorAll('.finding')];
const groups = [...document.querySelectorAll('.group')];
const homes = new Map(findings.map(finding => [finding, finding.parentElement]));
const filters = document.getElementById('filters');
const texts = new Map();

function textOf(finding) {
  if (!texts.has(finding)) {
    const group = homes.get(finding).closest('.group');
    const place = homes.get(finding).querySelector('.place');
    texts.set(finding, `${group.querySelector('h2').textContent} ${place.textContent} ${finding.textContent}`.toLowerCase());
  }
  return texts.get(finding);
}

function setUp() {
  const search = document.getElementById('search');
  const group = document.getElementById('group');
  const rule = document.getElementById('rule');
  const levels = [...document.querySelectorAll('input[name=level]')];
  const count = document.getElementById('count');
  const nothing = document.getElementById('nothing');

  function filter() {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const chosen = new Set(levels.filter(box => box.checked).map(box => box.value));
    const byLevel = new Map();
    const byRule = new Map();
    let shown = 0;
    for (const finding of findings) {
      const { level, rule: id } = finding.dataset;
      const matches = words.every(word => textOf(finding).includes(word));
      const isOfRule = !rule.value || rule.value === id;

      // Each count says what its own choice would show.
      if (matches && isOfRule) byLevel.set(level, (byLevel.get(level) || 0) + 1);
      if (matches && chosen.has(level)) byRule.set(id, (byRule.get(id) || 0) + 1);
      finding.hidden = !(matches && isOfRule && chosen.has(level));
      if (!finding.hidden) shown++;
    }
    for (const each of filters.querySelectorAll('.of')) each.textContent = byLevel.get(each.dataset.level) || 0;
    for (const option of rule.options) if (option.value) option.text = `${option.dataset.name} (${byRule.get(option.value) || 0})`;
    for (const at of list.querySelectorAll('.at')) at.hidden = !at.querySelector('.finding:not([hidden])');
    for (const section of list.children) section.hidden = !section.querySelector('.finding:not([hidden])');
    count.textContent = `${shown} of ${findings.length} shown`;
    nothing.hidden = shown > 0;
  }

  function regroup() {
    const by = group.value;
    document.body.classList.toggle('regrouped', by !== 'resource');
    list.replaceChildren();
    if (by === 'resource') {
      for (const finding of findings) homes.get(finding).append(finding);
      list.append(...groups);
    } else {
      const sections = new Map();
      for (const finding of findings) {
        const home = homes.get(finding);
        const title = by === 'rule' ? `${finding.dataset.rule} ${finding.querySelector('.title').textContent}`
          : home.closest('.group').dataset.file;
        if (!sections.has(title)) {
          const section = document.createElement('section');
          section.className = 'group';
          section.append(Object.assign(document.createElement('h2'), { textContent: title }));
          sections.set(title, section);
        }
        if (!finding.querySelector('.here')) {
          finding.append(Object.assign(document.createElement('p'), { className: 'place here', textContent: home.querySelector('.place').textContent }));
        }
        sections.get(title).append(finding);
      }
      list.append(...[...sections.keys()].sort().map(title => sections.get(title)));
    }
    filter();
  }

  function move(step) {
    const visible = [...list.querySelectorAll('.finding:not([hidden])')];
    const current = visible.indexOf(document.activeElement.closest('.finding'));
    const next = visible[current < 0 ? (step > 0 ? 0 : visible.length - 1) : Math.min(Math.max(current + step, 0), visible.length - 1)];
    if (next) next.focus();
  }

  filters.addEventListener('input', event => event.target === group ? regroup() : filter());
  filters.addEventListener('submit', event => event.preventDefault());
  addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape' && event.target === search) { search.value = ''; filter(); search.blur(); return; }
    if (event.target instanceof HTMLInputElement && event.target.type === 'search') return;
    if (event.target instanceof HTMLSelectElement) return;
    if (event.key === '/') { event.preventDefault(); search.focus(); }
    if (event.key === 'j') move(1);
    if (event.key === 'k') move(-1);
  });

  // Without this script there is nothing to choose with.
  filters.hidden = false;
  filter();
}

if (filters) setUp();

// On paper nothing can be unfolded.
const folded = new Set();
addEventListener('beforeprint', () => {
  for (const details of document.querySelectorAll('details:not([open])')) { folded.add(details); details.open = true; }
});
addEventListener('afterprint', () => {
  for (const details of folded) details.open = false;
  folded.clear();
});
