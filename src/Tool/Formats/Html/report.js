'use strict';
const findings = [...document.querySelectorAll('.finding')];
const search = document.getElementById('search');
const levels = [...document.querySelectorAll('input[name=level]')];
const count = document.getElementById('count');

function filter() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = new Set(levels.filter(box => box.checked).map(box => box.value));
  for (const finding of findings) {
    const text = finding.textContent.toLowerCase();
    finding.hidden = !shown.has(finding.dataset.level) || !words.every(word => text.includes(word));
  }
  count.textContent = `${findings.filter(finding => !finding.hidden).length} of ${findings.length} shown`;
}

function move(step) {
  const visible = findings.filter(finding => !finding.hidden);
  const current = visible.indexOf(document.activeElement.closest('.finding'));
  const next = visible[current < 0 ? (step > 0 ? 0 : visible.length - 1) : Math.min(Math.max(current + step, 0), visible.length - 1)];
  if (next) next.focus();
}

function openRule() {
  const rule = location.hash && document.getElementById(location.hash.slice(1));
  if (rule instanceof HTMLDetailsElement) rule.open = true;
}

document.getElementById('filters').addEventListener('input', filter);
document.getElementById('filters').addEventListener('submit', event => event.preventDefault());
addEventListener('hashchange', openRule);
addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'Escape' && event.target === search) { search.value = ''; filter(); search.blur(); return; }
  if (event.target instanceof HTMLInputElement && event.target.type === 'search') return;
  if (event.key === '/') { event.preventDefault(); search.focus(); }
  if (event.key === 'j') move(1);
  if (event.key === 'k') move(-1);
});
filter();
openRule();
