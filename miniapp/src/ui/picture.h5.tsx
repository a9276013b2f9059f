/** The browser's own picture, with its description. */
export function Picture({ src, label }: { src: string; label: string }) {
  return <img className="picture" src={src} alt={label} />;
}
