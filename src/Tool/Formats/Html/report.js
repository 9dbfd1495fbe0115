'use strict';
const main = document.getElementById('findings');
const findings = [...document.querySelectorAll('.finding')];
const resources = [...document.querySelectorAll('.group')];
const homes = new Map(findings.map(finding => [finding, finding.parentElement]));
const filters = document.getElementById('filters');
const search = document.getElementById('search');
const group = document.getElementById('group');
const levels = [...document.querySelectorAll('input[name=level]')];
const count = document.getElementById('count');

function filter() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  const chosen = new Set(levels.filter(box => box.checked).map(box => box.value));
  const found = new Map();
  for (const finding of findings) {
    const home = homes.get(finding);
    const text = `${finding.textContent} ${finding.dataset.rule} ${home.querySelector('h2').textContent}`.toLowerCase();
    const matches = words.every(word => text.includes(word));
    if (matches) found.set(finding.dataset.level, (found.get(finding.dataset.level) || 0) + 1);
    finding.hidden = !chosen.has(finding.dataset.level) || !matches;
  }
  for (const each of document.querySelectorAll('.of')) each.textContent = `(${found.get(each.dataset.level) || 0})`;
  for (const section of main.children) section.hidden = [...section.querySelectorAll('.finding')].every(finding => finding.hidden);
  count.textContent = `${findings.filter(finding => !finding.hidden).length} of ${findings.length} shown`;
}

function regroup() {
  const by = group.value;
  document.body.classList.toggle('regrouped', by !== 'resource');
  main.replaceChildren();
  if (by === 'resource') {
    for (const finding of findings) homes.get(finding).append(finding);
    main.append(...resources);
  } else {
    const sections = new Map();
    for (const finding of findings) {
      const title = finding.dataset[by];
      if (!sections.has(title)) {
        const section = document.createElement('section');
        section.className = 'group';
        section.append(Object.assign(document.createElement('h2'), { textContent: title }));
        sections.set(title, section);
      }
      sections.get(title).append(finding);
    }
    main.append(...[...sections.keys()].sort().map(title => sections.get(title)));
  }
  filter();
}

function move(step) {
  const visible = [...main.querySelectorAll('.finding')].filter(finding => !finding.hidden);
  const current = visible.indexOf(document.activeElement.closest('.finding'));
  const next = visible[current < 0 ? (step > 0 ? 0 : visible.length - 1) : Math.min(Math.max(current + step, 0), visible.length - 1)];
  if (next) next.focus();
}

function openRule() {
  const rule = location.hash && document.getElementById(location.hash.slice(1));
  if (rule instanceof HTMLDetailsElement) rule.open = true;
}

addEventListener('hashchange', openRule);
openRule();
if (filters) {
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
  filter();
}
