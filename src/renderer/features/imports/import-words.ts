import { useTranslation } from 'react-i18next'
import type { Notice, OpenQuestion, RowReport } from '../../../shared/features/imports/imports.schema.ts'
import { useLists } from '../../app/lists.ts'

/** Puts what the bureau says of a file into words; the texts are those that the command line uses. */
export function useImportWords() {
  const { t } = useTranslation('imports')
  const { list } = useLists()
  const question = (open: OpenQuestion): string => {
    switch (open.about) {
      case 'field':
        return t('open.field', { field: open.field })
      case 'column':
        return t('open.column', { heading: open.heading })
      case 'columns':
        return t('open.columns', { field: open.field, headings: list(open.headings) })
      case 'value':
        return t('open.value', { value: open.value, count: open.count })
      case 'values':
        return t('open.values', { field: open.field, count: open.count })
      case 'choice':
        return t(`open.${open.choice}`, { count: open.count })
    }
  }
  return {
    question,
    reason: ({ reason, params }: Pick<RowReport, 'reason' | 'params'>): string => t(`reasons.${reason}`, { ...params }),
    notice: ({ code, count, params }: Notice): string => t(`notices.${code}`, { ...params, count })
  }
}
