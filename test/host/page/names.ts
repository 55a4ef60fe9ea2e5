/** Names by which the launcher and the code that it puts into the page find each other; fresh for every start. */
export interface PageNames {
  /** The function that carries the page's messages to the launcher. */
  readonly binding: string
  /** The DOM event that carries the launcher's messages to the page. */
  readonly event: string
}

/** What the page hands to the binding, as one text: `kind`, `channel` and the encoded arguments, a line each. */
export type MessageKind = 'invoke' | 'send'
