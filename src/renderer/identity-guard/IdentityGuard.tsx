import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type GuardedField, mindedIn } from '../../shared/domain/identity-fields.ts'
import {
  identityKinds,
  type IdentityKind,
  identityKindsIn,
  withoutIdentities
} from '../../shared/domain/identity-guard.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Stack } from '../ui/Stack.tsx'
import { focusField } from '../ui/field-props.ts'
import { useIdentityWords } from './identity-words.ts'

interface IdentityGuardProps {
  /** The name of the field that it stands under. */
  readonly name: string
  /** In an article an authority's number may have its place, in a directory also its telephone; in a note nobody's has. */
  readonly where?: GuardedField | 'note' | 'article'
  readonly text: string
  /** What was kept although it seems to tell who somebody is. */
  readonly kept: readonly IdentityKind[]
  /** Takes the text without what was found, and what is kept of what was found. */
  readonly onChange: (text: string, kept: IdentityKind[]) => void
}

const words = {
  note: { found: 'guard.found', kept: 'guard.kept' },
  article: { found: 'guard.foundInArticle', kept: 'guard.keptInArticle' },
  place: { found: 'guard.foundInName', kept: 'guard.keptHere' },
  organisation: { found: 'guard.foundInName', kept: 'guard.keptHere' },
  person: { found: 'guard.foundInName', kept: 'guard.keptHere' },
  bureau: { found: 'guard.foundInName', kept: 'guard.keptHere' },
  directory: { found: 'guard.foundInPublic', kept: 'guard.keptHere' },
  slip: { found: 'guard.foundInPublic', kept: 'guard.keptHere' }
} as const

/** Stands under a text that seems to tell who somebody is: says what, offers to take it out, and lets a false alarm be kept. */
export function IdentityGuard({ name, where = 'note', text, kept, onChange }: IdentityGuardProps) {
  const { t } = useTranslation('desk')
  const kindWords = useIdentityWords()
  const minded = where === 'note' || where === 'article' ? identityKinds : mindedIn(where)
  const found = identityKindsIn(text).filter(kind => minded.includes(kind))
  const isOpen = found.some(kind => !kept.includes(kind))
  const guard = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // It comes up under the field in hand, which may be the last that is to be seen.
    if (isOpen) guard.current?.scrollIntoView({ block: 'nearest' })
  }, [isOpen])
  if (found.length === 0) return null
  const answer = (left: string, keptThen: IdentityKind[]): void => {
    onChange(left, keptThen)
    // The button goes with the answer.
    focusNearest(guard.current, name)
  }
  return (
    <div ref={guard}>
      <Notice
        kind={isOpen ? 'warn' : 'info'}
        actions={
          <Stack across gap="small">
            <Button onPress={() => answer(withoutIdentities(text, minded), [])}>{t('guard.remove')}</Button>
            {isOpen ? (
              <Button look="quiet" onPress={() => answer(text, found)}>
                {t('guard.keep')}
              </Button>
            ) : null}
          </Stack>
        }
      >
        {t(words[where][isOpen ? 'found' : 'kept'], { kinds: kindWords(found) })}
      </Notice>
    </div>
  )
}

/** A dialog may stand before a form that has a field of the same name. */
function focusNearest(from: Element | null, name: string): void {
  let around = from?.parentElement ?? null
  while (around !== null && !focusField(around, name)) around = around.parentElement
}
