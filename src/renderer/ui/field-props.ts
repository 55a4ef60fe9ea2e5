/** What every field of the kit takes. */
export interface FieldProps {
  /** The field's name in the form: where an error points, and what the help column looks up. Stands on the element as `data-field`. */
  readonly name: string
  readonly label: string
  /** A short line under the field; longer help belongs in the side column. */
  readonly hint?: string | undefined
  /** What is wrong, in words, with the way out. */
  readonly error?: string | undefined
  /** `inline` puts the label before the field rather than above it. */
  readonly layout?: 'stacked' | 'inline' | undefined
  readonly disabled?: boolean | undefined
}

/** Puts the focus on the first control of the named field inside `root`. Answers whether there was one. */
export function focusField(root: ParentNode, name: string): boolean {
  const field = root.querySelector(`[data-field="${CSS.escape(name)}"]`)
  const control = field?.querySelector<HTMLElement>(
    ':is(input, textarea, button, select):not([tabindex="-1"], [disabled], [aria-hidden="true"])'
  )
  control?.focus()
  return control !== null && control !== undefined
}

/** What is typed is read the way it is written. An empty field is read as the window is, so that its placeholder stands where the text will. */
export const directionOf = (typed: string): 'auto' | undefined => (typed === '' ? undefined : 'auto')
