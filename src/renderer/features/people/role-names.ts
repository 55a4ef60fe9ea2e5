import { useTranslation } from 'react-i18next'
import type { Role } from '../../../shared/domain/roles.ts'
import { useLists } from '../../app/lists.ts'

/** Names roles as one list, in the interface's language. */
export function useRoleNames(): (roles: readonly Role[]) => string {
  const { t } = useTranslation('vocabulary')
  const { sentence } = useLists()
  return roles => sentence(roles.map(role => t(`roles.${role}`)))
}
