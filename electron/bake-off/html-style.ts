/** Of a report: neutral greys, since colour is judged in it; it prints. */
export const PAGE_STYLE = `
:root { color-scheme: light; --line: #d6d6d6; --soft: #6a6a6a; --accent: #2f5f9e; }
body { font: 14px/1.5 Inter, system-ui, "Segoe UI", "Helvetica Neue", "Noto Sans", sans-serif; color: #1a1a1a; background: #fff; max-width: 1180px; margin: 40px auto; padding: 0 24px; }
.mark { color: var(--soft); letter-spacing: .04em; margin: 0; }
h1 { font-size: 28px; line-height: 1.2; margin: 4px 0 8px; }
h2 { font-size: 18px; margin: 40px 0 12px; border-bottom: 1px solid var(--line); padding-bottom: 6px; }
h3 { font-size: 14px; margin: 24px 0 8px; overflow-wrap: anywhere; }
.findings { padding-left: 18px; }
table { border-collapse: collapse; }
th, td { text-align: left; padding: 4px 16px 4px 0; vertical-align: middle; font-weight: 400; }
thead th { color: var(--soft); font-size: 12px; }
tbody th { font-weight: 600; }
.figures td { font-variant-numeric: tabular-nums; white-space: nowrap; }
.figures td:last-child { color: var(--soft); }
svg line { stroke: var(--accent); stroke-width: 2; }
svg circle { fill: var(--accent); }
.differences { margin-top: 8px; font-size: 13px; }
summary { margin-top: 8px; color: var(--soft); font-size: 13px; }
.pictures th, .pictures td { padding: 4px 8px 4px 0; vertical-align: top; }
.pictures tbody th { color: var(--soft); font-weight: 400; font-size: 12px; white-space: nowrap; }
.pictures img { display: block; width: 240px; max-width: 100%; background: #808080; }
.missing { width: 240px; color: #9c2b20; margin: 0; overflow-wrap: anywhere; }
footer { color: var(--soft); font-size: 12px; margin: 48px 0 24px; max-width: 80ch; }
@media print { body { margin: 0; max-width: none; } tr { break-inside: avoid; } }
`.trim();
