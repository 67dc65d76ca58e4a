// Presses the button of the form that carries the answer on.
document.getElementById("risposta")?.submit();
