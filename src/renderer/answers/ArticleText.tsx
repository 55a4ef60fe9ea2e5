import { type ArticleBlock, articleBlocks } from '../../shared/domain/article-blocks.ts'
import { articleLanguage } from './article-language.ts'
import styles from './ArticleText.module.css'

/** What an article says, in its own language and direction. */
export function ArticleText({ text, language }: { readonly text: string; readonly language: string }) {
  return (
    <div className={styles['article']} lang={articleLanguage(language)}>
      {articleBlocks(text).map((block, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- blocks have no name, and stand where they stand
        <Block key={index} block={block} />
      ))}
    </div>
  )
}

function Block({ block }: { readonly block: ArticleBlock }) {
  if (block.kind === 'paragraph') return <p dir="auto">{block.lines.join('\n')}</p>
  const List = block.kind === 'points' ? 'ul' : 'ol'
  return (
    <List className={styles[block.kind]} dir="auto">
      {block.lines.map((line, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- as above
        <li key={index}>{line}</li>
      ))}
    </List>
  )
}
