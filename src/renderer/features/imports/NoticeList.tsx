import { useTranslation } from 'react-i18next'
import type { ImportPreview, Notice } from '../../../shared/features/imports/imports.schema.ts'
import { useLists } from '../../app/lists.ts'
import { useImportWords } from './import-words.ts'
import styles from './NoticeList.module.css'

/** What was done with the file that somebody may want to look at, each with its first lines. */
export function NoticeList({ notices }: Pick<ImportPreview, 'notices'>) {
  const { t } = useTranslation('import-screen')
  const words = useImportWords()
  if (notices.length === 0) return null
  return (
    <section className={styles['notices']} aria-labelledby="import-notices">
      <h2 id="import-notices">{t('notices')}</h2>
      <ul>
        {notices.map(notice => (
          <li key={notice.code}>
            {words.notice(notice)} <Lines notice={notice} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Lines({ notice: { lines, count } }: { readonly notice: Notice }) {
  const { t } = useTranslation('import-screen')
  const { facts } = useLists()
  if (lines.length === 0) return null
  const text = facts(lines)
  return <span className={styles['lines']}>{t(count > lines.length ? 'lines-first' : 'lines', { lines: text })}</span>
}
