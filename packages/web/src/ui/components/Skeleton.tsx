import { VisuallyHidden } from './VisuallyHidden.tsx';

/** Holds the room of what is loading, without movement. */
export function Skeleton({ label, height = 96 }: { label: string; height?: number | string }) {
  return (
    <div className="nl-skeleton" style={{ height }}>
      <VisuallyHidden>{label}</VisuallyHidden>
    </div>
  );
}
