// Values for the eye and for the hand.

export const LABELS = ["PLACE", "COMPANY", "PUBLIC_BODY", "MONEY", "DATE", "DURATION", "PROJECT", "POLICY"];
const NAMES = ["COMPANY", "PUBLIC_BODY"];

const grouped = (figure) => figure.replace(/^(-?\d+)/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ","));

/** A value as a reader wants it: thousands apart, a place code with its name. */
export function shown(value, places) {
  if (value === null || value === undefined) return "";
  if (value === true) return "yes";
  if (typeof value !== "object") return places[value] ? `${value} ${places[value]}` : String(value);
  const figures = "amount" in value ? [value.amount] : [value.min, value.max];
  return `${figures.map(grouped).join(" – ")} ${value.currency}`;
}

/** A value as it can be typed again. */
export function typed(value) {
  if (value === null || value === undefined) return "";
  if (typeof value !== "object") return String(value);
  return `${"amount" in value ? value.amount : `${value.min}-${value.max}`} ${value.currency}`;
}

/** True when an entity's value can stand in a field as it is. */
export function fits(entity, field, readAs) {
  const wanted = readAs[field];
  if (entity.value === null || entity.value === undefined || !wanted) return false;
  if (field.startsWith("period.") && String(entity.value).includes("/")) return false;
  return entity.label === wanted || (NAMES.includes(entity.label) && NAMES.includes(wanted));
}
