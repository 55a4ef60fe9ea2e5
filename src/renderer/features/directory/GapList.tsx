import { useTranslation } from 'react-i18next'
import { NOT_ASKED } from '../../../shared/domain/vocabulary.ts'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { useCall } from '../../app/calls.ts'
import { useCodeNames } from '../../app/code-names.ts'
import { useDates } from '../../app/dates.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Stack } from '../../ui/Stack.tsx'

/** The needs for which nobody was known, so that the coordinator can look for somebody. */
export function GapList() {
  const { t } = useTranslation('directory')
  const codeName = useCodeNames()
  const dates = useDates()
  const gaps = useCall('directory.gaps', null, { fresh: true })
  const named = (list: 'municipality' | 'language', code: string): string =>
    code === NOT_ASKED ? t('gaps.notAsked') : codeName(list, code)
  if (gaps.error !== null) return <CallErrorNotice error={gaps.error} />
  if (gaps.data === undefined) return null
  if (gaps.data.length === 0) return <EmptyState title={t('gaps.none.title')}>{t('gaps.none.text')}</EmptyState>
  return (
    <Stack>
      <p>{t('gaps.lead')}</p>
      <DataTable
        caption={t('tab.gaps')}
        columns={[
          { id: 'month', title: t('gaps.month'), cell: gap => dates.month(gap.month) },
          { id: 'topic', title: t('refer.topic'), heads: true, cell: gap => codeName('topic', gap.topic) },
          { id: 'municipality', title: t('refer.municipality'), cell: gap => named('municipality', gap.municipality) },
          { id: 'language', title: t('refer.language'), cell: gap => named('language', gap.language) },
          { id: 'times', title: t('gaps.times'), figure: true, cell: gap => gap.times }
        ]}
        rows={gaps.data}
        rowId={({ month, topic, municipality, language }) => [month, topic, municipality, language].join(' ')}
      />
    </Stack>
  )
}
