import { useTranslation } from 'react-i18next'
import type { DirectoryPreview } from '../../../shared/features/directory/directory-import.schema.ts'
import { CutList } from '../../ui/CutList.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { Stack } from '../../ui/Stack.tsx'

/** How many stand there at first. */
const AT_FIRST = 20

/** What is wrong with a directory, where, and what to do; what blocks the import comes first. */
export function ImportProblems({ preview }: { readonly preview: DirectoryPreview }) {
  const { t } = useTranslation('directory')
  const { file, problems, problemCount, blockingCount } = preview
  if (problemCount === 0) return <p>{t('import.none.problems')}</p>
  return (
    <Stack>
      <p>{t(blockingCount > 0 ? 'import.mend' : 'import.mayStay')}</p>
      <CutList
        items={[...problems.entries()]}
        step={AT_FIRST}
        moreLabel={(_, rest) => t('import.more', { count: rest })}
      >
        {shown => (
          <DataTable
            caption={t('import.page.problems')}
            captionHidden
            columns={[
              { id: 'file', title: t('import.column.file'), heads: true, cell: ([, each]) => <bdi>{each.file}</bdi> },
              {
                id: 'line',
                title: t(file.format === 'json' ? 'import.column.object' : 'import.column.line'),
                figure: true,
                cell: ([, each]) => each.line
              },
              { id: 'column', title: t('import.column.column'), cell: ([, each]) => <bdi>{each.column}</bdi> },
              {
                id: 'problem',
                title: t('import.column.problem'),
                cell: ([, each]) => t(`import.problem.${each.problem}`)
              },
              {
                id: 'blocks',
                title: t('import.column.blocks'),
                cell: ([, each]) => t(each.blocks ? 'import.blocks.yes' : 'import.blocks.no')
              }
            ]}
            rows={shown}
            rowId={([place]) => String(place)}
          />
        )}
      </CutList>
      {problemCount > problems.length ? <p>{t('import.unnamed', { count: problemCount - problems.length })}</p> : null}
    </Stack>
  )
}
