import { useTranslation } from 'react-i18next'
import type { SuggestReason } from '../../shared/features/directory/suggest.schema.ts'
import { useCodeNames } from '../app/code-names.ts'
import { useDates } from '../app/dates.ts'
import { useToday } from '../app/today.ts'

/** Says why a place is suggested, in the interface's language. */
export function useReasonWords(): (reason: SuggestReason) => string {
  const { t } = useTranslation('directory')
  const codeName = useCodeNames()
  const dates = useDates()
  const today = useToday()
  return reason => {
    switch (reason.code) {
      case 'handles':
      case 'handles-group':
        return t(`reason.${reason.code}`, { topic: codeName('topic', reason.topic) })
      case 'serves':
      case 'located':
        return t(`reason.${reason.code}`, { municipality: codeName('municipality', reason.municipality) })
      case 'speaks':
        return t('reason.speaks', { language: codeName('language', reason.language) })
      case 'open-until':
        return t('reason.open-until', { time: reason.time })
      case 'opens':
        return reason.date === today
          ? t('reason.opens-today', { time: reason.time })
          : t('reason.opens', { day: dates.day(reason.date), time: reason.time })
      case 'checked':
      case 'checked-long-ago':
        return t(`reason.${reason.code}`, { day: dates.date(reason.on) })
      default:
        return t(`reason.${reason.code}`)
    }
  }
}
