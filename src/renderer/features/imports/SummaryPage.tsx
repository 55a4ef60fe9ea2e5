import { useTranslation } from 'react-i18next'
import type { ImportPreview, OpenQuestion } from '../../../shared/features/imports/imports.schema.ts'
import { useDates } from '../../app/dates.ts'
import { Button } from '../../ui/Button.tsx'
import { CutList } from '../../ui/CutList.tsx'
import { NoticeList } from './NoticeList.tsx'
import { useImportWords } from './import-words.ts'
import { rowsWaiting } from './rows-not-taken.ts'
import styles from './SummaryPage.module.css'

/** How many open questions stand there at first. */
const QUESTIONS_AT_FIRST = 8

export interface SummaryPageProps {
  readonly preview: ImportPreview
  /** Leads to where a question is settled. */
  readonly onSettle: (question: OpenQuestion) => void
}

/** What the file is, what would come of it, and what must be settled first. */
export function SummaryPage({ preview, onSettle }: SummaryPageProps) {
  const { t } = useTranslation('import-screen')
  return (
    <div className={styles['columns']}>
      <FileFacts preview={preview} />
      <div className={styles['column']}>
        {preview.remembered ? <p>{t('remembered')}</p> : null}
        <OpenQuestions open={preview.open} onSettle={onSettle} />
        <NoticeList notices={preview.notices} />
      </div>
    </div>
  )
}

/** What a file was understood as, and how much of it would be taken. */
export function FileFacts({ preview }: { readonly preview: ImportPreview }) {
  const { t } = useTranslation(['import-screen', 'imports'])
  const dates = useDates()
  const { file, counts } = preview
  const waiting = rowsWaiting(preview)
  const facts = [
    { id: 'encoding', value: t(`imports:encodings.${file.encoding}`) },
    { id: 'separator', value: t(`imports:separators.${file.separator}`) },
    { id: 'lines', value: file.lines },
    {
      id: 'dates',
      value:
        preview.dates === null
          ? t('import-screen:fact.no-dates')
          : t('import-screen:fact.from-to', { from: dates.date(preview.dates.from), to: dates.date(preview.dates.to) })
    },
    { id: 'rows', value: counts.rows },
    { id: 'rowsTaken', value: counts.rowsTaken },
    { id: 'rowsImportedBefore', value: counts.rowsImportedBefore },
    ...(waiting > 0 ? [{ id: 'rowsWaiting', value: waiting } as const] : []),
    { id: 'rowsNotTaken', value: counts.rowsNotTaken - waiting },
    {
      id: 'visitsNew',
      value: waiting > 0 ? t('import-screen:fact.so-far', { value: counts.visitsNew }) : counts.visitsNew
    },
    { id: 'questions', value: counts.questions },
    { id: 'referrals', value: counts.referrals },
    { id: 'notesKeptBack', value: counts.notesKeptBack }
  ] as const
  return (
    <dl className={styles['facts']}>
      {facts.map(({ id, value }) => (
        <div key={id} className={styles['fact']}>
          <dt>{t(`import-screen:fact.${id}`)}</dt>
          <dd>{typeof value === 'number' ? t('import-screen:number', { value }) : value}</dd>
        </div>
      ))}
    </dl>
  )
}

function OpenQuestions({
  open,
  onSettle
}: { readonly open: readonly OpenQuestion[] } & Pick<SummaryPageProps, 'onSettle'>) {
  const { t } = useTranslation('import-screen')
  const words = useImportWords()
  if (open.length === 0) return <p>{t('nothing-open')}</p>
  return (
    <section className={styles['column']} aria-labelledby="open-questions">
      <h2 id="open-questions">{t('open-title')}</h2>
      <CutList items={open} step={QUESTIONS_AT_FIRST} moreLabel={(_, rest) => t('more', { count: rest })}>
        {shown => (
          <ul className={styles['questions']}>
            {shown.map(question => {
              const text = words.question(question)
              return (
                <li key={text} className={styles['question']}>
                  <span>{text}</span>
                  <Button label={t('settle-this', { question: text })} onPress={() => onSettle(question)}>
                    {t('settle')}
                  </Button>
                </li>
              )
            })}
          </ul>
        )}
      </CutList>
    </section>
  )
}
