/**
 * A cell that a spreadsheet would reckon when it opens the file: a formula, and what Excel takes for one after a sign. Telephone numbers,
 * numbers and dashes before a text are none.
 */
const FORMULA = /^'*(?:[=@]|[-+][^(|!=]*[(|!=])/

/** A text for a cell that nothing reckons: an apostrophe stands before it, and before one that begins like that by itself. */
export const asTextCell = (text: string): string => (FORMULA.test(text) ? `'${text}` : text)

/** The text of a cell that was written with `asTextCell`. */
export const ofTextCell = (cell: string): string => (cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell)
