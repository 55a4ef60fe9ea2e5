/** A part of an article: a paragraph with its lines, or a list with its points. */
export interface ArticleBlock {
  readonly kind: 'paragraph' | 'points' | 'steps'
  readonly lines: readonly string[]
}

const POINT = /^[-*•–]\s+/
const STEP = /^\p{Nd}{1,2}[.)]\s+/u

/**
 * What a plain text is made of: an empty line ends a paragraph, lines that begin with a dash or a star are a list, lines that begin with
 * `1.` a numbered one, which keeps its numbers. Nothing else has a meaning, so that whatever is typed is shown.
 */
export function articleBlocks(text: string): ArticleBlock[] {
  const blocks: { kind: ArticleBlock['kind']; lines: string[] }[] = []
  let isOpen = false
  for (const line of text.split('\n').map(each => each.trim())) {
    if (line === '') {
      isOpen = false
      continue
    }
    const kind = POINT.test(line) ? 'points' : STEP.test(line) ? 'steps' : 'paragraph'
    const last = blocks.at(-1)
    const content = kind === 'points' ? line.replace(POINT, '') : line
    if (isOpen && last?.kind === kind) last.lines.push(content)
    else blocks.push({ kind, lines: [content] })
    isOpen = true
  }
  return blocks
}
