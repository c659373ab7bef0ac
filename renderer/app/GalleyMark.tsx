/** A sheet with a proofreader's caret: the mark of the app. */
export function GalleyMark() {
  return (
    <svg width="18" height="18" viewBox="0 0 18 18" fill="none" aria-hidden="true">
      <path d="M3.5 1.5h8l3 3v12h-11z" stroke="currentColor" strokeWidth="1.2" strokeLinejoin="round" />
      <path d="M6 6.5h5M6 9h2.2" stroke="currentColor" strokeWidth="1.2" strokeLinecap="round" />
      <path d="M7.5 13.8 9.8 10l2.3 3.8" stroke="var(--accent)" strokeWidth="1.4" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
