/**
 * WGS-84 (GPS, and our catalogue) → GCJ-02, which maps in mainland China must use. WeChat's map takes GCJ-02: without
 * this a pin lies some 500 m off. The published approximation of the public eviltransform project, good to about 2 m.
 */
const AXIS = 6_378_245;
const ECCENTRICITY = 0.006_693_421_622_965_943;
const { PI, sin, cos, sqrt, abs } = Math;

const waves = (x: number) => (20 * sin(6 * x * PI) + 20 * sin(2 * x * PI)) * (2 / 3);

function shiftLat(x: number, y: number): number {
  const plain = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x));
  const fine =
    (20 * sin(y * PI) + 40 * sin((y / 3) * PI) + 160 * sin((y / 12) * PI) + 320 * sin((y * PI) / 30)) * (2 / 3);
  return plain + waves(x) + fine;
}

function shiftLng(x: number, y: number): number {
  const plain = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x));
  const fine =
    (20 * sin(x * PI) + 40 * sin((x / 3) * PI) + 150 * sin((x / 12) * PI) + 300 * sin((x / 30) * PI)) * (2 / 3);
  return plain + waves(x) + fine;
}

/** Degrees in, degrees out; only for places in mainland China. */
export function toGcj02({ lat, lng }: { lat: number; lng: number }): { lat: number; lng: number } {
  const radians = (lat / 180) * PI;
  const curve = 1 - ECCENTRICITY * sin(radians) ** 2;
  const north = shiftLat(lng - 105, lat - 35);
  const east = shiftLng(lng - 105, lat - 35);
  return {
    lat: lat + (north * 180) / (((AXIS * (1 - ECCENTRICITY)) / (curve * sqrt(curve))) * PI),
    lng: lng + (east * 180) / ((AXIS / sqrt(curve)) * cos(radians) * PI),
  };
}
