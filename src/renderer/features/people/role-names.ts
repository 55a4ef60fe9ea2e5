import { useTranslation } from 'react-i18next'
import { nameList } from '../../../shared/domain/name-list.ts'
import type { Role } from '../../../shared/domain/roles.ts'

/** Names roles as one list, in the interface's language. */
export function useRoleNames(): (roles: readonly Role[]) => string {
  const { t } = useTranslation('vocabulary')
  return roles => nameList(roles.map(role => t(`roles.${role}`)))
}
