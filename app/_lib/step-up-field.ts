/** The field in which a form brings the password along, where people have no script. */
export const STEP_UP_FIELD = "step-up";
