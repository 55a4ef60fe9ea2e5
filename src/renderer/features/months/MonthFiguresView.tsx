import { useTranslation } from 'react-i18next'
import { type CodeList, useCodeNames } from '../../app/code-names.ts'
import {
  type Figure,
  type FigureSet,
  type MonthFigures,
  NO_OUTCOME
} from '../../../shared/features/months/months.schema.ts'
import { NOT_ASKED } from '../../../shared/domain/vocabulary.ts'
import { CutList } from '../../ui/CutList.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { FigureBar } from '../../ui/FigureBar.tsx'
import { figureGroups, inReadingOrder, largestOf } from './figure-groups.ts'
import styles from './MonthFiguresView.module.css'

/** How many rows of a table stand there at first: so many that the common ones are all in sight. */
const ROWS_AT_FIRST = 12

/** The month as it is in the file: every figure in a table, with a bar that repeats it. */
export function MonthFiguresView({ figures }: { readonly figures: MonthFigures }) {
  const { t } = useTranslation('months')
  return figureGroups.map(({ counts, sets }) => (
    <section key={counts} className={styles['group']} aria-labelledby={`figures-${counts}`}>
      <h3 id={`figures-${counts}`}>{t(`counted.${counts}`, { count: figures[counts] })}</h3>
      <div className={styles['tables']}>
        {sets
          .filter(set => figures.sets[set].length > 0)
          .map(set => (
            <FigureTable key={set} set={set} figures={figures.sets[set]} />
          ))}
      </div>
    </section>
  ))
}

function FigureTable({ set, figures }: { readonly set: FigureSet; readonly figures: readonly Figure[] }) {
  const { t } = useTranslation('months')
  const nameOf = useFigureName(set)
  const largest = largestOf(figures)
  return (
    <div className={styles['table']}>
      <CutList
        items={inReadingOrder(set, figures)}
        step={ROWS_AT_FIRST}
        moreLabel={(_, rest) => t('rows.more', { count: rest })}
      >
        {rows => (
          <DataTable
            caption={t(`set.${set}`)}
            columns={[
              { id: 'name', title: t(`column.${set}`), heads: true, cell: figure => nameOf(figure.code) },
              { id: 'count', title: t('column.count'), figure: true, cell: figure => figure.count },
              {
                id: 'bar',
                title: '',
                cell: figure => <FigureBar value={figure.count} largest={largest} />
              }
            ]}
            rows={rows}
            rowId={figure => figure.code}
          />
        )}
      </CutList>
    </div>
  )
}

const listOf = (set: FigureSet): CodeList => (set === 'topicGroup' ? 'topic' : set)

function useFigureName(set: FigureSet): (code: string) => string {
  const { t } = useTranslation('months')
  const codeName = useCodeNames()
  return code => {
    if (code === NOT_ASKED) return t('not-asked')
    if (code === NO_OUTCOME) return t('no-outcome')
    return codeName(listOf(set), code)
  }
}
