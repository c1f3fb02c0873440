-- A resident may leave a phone number after having said it, or another one. The words stay as they were said.
grant update (phone_sealed, phone_print) on cases.request to legwork_app;
