import { identityKindsIn } from '../../shared/domain/identity-guard.ts'
import { IdentityGuard } from './IdentityGuard.tsx'
import type { TextGuards } from './use-text-guards.ts'

interface TextGuardProps {
  readonly guards: TextGuards
  /** The name of the field that it stands under. */
  readonly name: string
  readonly onChange: (text: string) => void
}

/** The guard of one text of a form that is watched by `useTextGuards`. */
export function TextGuard({ guards, name, onChange }: TextGuardProps) {
  const guarded = guards.of(name)
  if (guarded === undefined) return null
  return (
    <IdentityGuard
      name={name}
      where={guarded.field}
      text={guarded.text}
      kept={identityKindsIn(guards.keptIn(name))}
      onChange={(text, kept) => {
        if (kept.length > 0) guards.keep(name, text)
        else onChange(text)
      }}
    />
  )
}
