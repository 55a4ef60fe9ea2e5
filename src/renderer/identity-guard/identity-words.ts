import { useTranslation } from 'react-i18next'
import type { IdentityKind } from '../../shared/domain/identity-guard.ts'
import { hintsAtName } from '../../shared/domain/name-hint.ts'
import { useLists } from '../app/lists.ts'

/** Names kinds of what tells who somebody is, as a list. */
export function useIdentityWords(): (kinds: readonly IdentityKind[]) => string {
  const { t } = useTranslation('vocabulary')
  const { list } = useLists()
  return kinds => list(kinds.map(kind => t(`identity.${kind}`)))
}

/** The hint for a text in which somebody may be named. */
export function useNameHint(): (text: string) => string | undefined {
  const { t } = useTranslation('desk')
  return text => (hintsAtName(text) ? t('guard.name') : undefined)
}
