import { useTranslation } from 'react-i18next'
import type { Visit } from '../../../shared/features/visits/visits.schema.ts'
import { useCall } from '../../app/calls.ts'
import { useToday } from '../../app/today.ts'
import type { SlipVisit } from '../../slip/slip-content.ts'

/** What a slip says of a visit that was recorded before. Days by which letters had to be answered are left out once they are over. */
export function useSlipVisit(): (visit: Visit) => SlipVisit {
  const { t } = useTranslation('inbox')
  const today = useToday()
  const organisations = useCall('organisations.list', null).data ?? []
  return ({ date, language, questions, followUps }) => {
    const referred = questions.find(({ referral }) => referral !== null)?.referral?.organisationId
    return {
      date,
      language,
      place: organisations.find(({ id }) => id === referred)?.name ?? null,
      deadlines: followUps.flatMap(each =>
        each.kind === 'letter' && each.due !== null && each.due >= today
          ? [{ sender: t(`sender.${each.sender}`), date: each.due }]
          : []
      )
    }
  }
}
